package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.ConnectedApps;
import dev.touchstone.wallet.ledger.AppLedger;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Connects and disconnects the apps of an open wallet. Thread-safe; ledger and journal are asked on the
/// wallet-ledger loop.
final class AppDesk implements Apps {
    private final WalletState state;
    private final Loop loop;
    private final InstantSource clock;
    private final Latest<ConnectedApps> known;

    AppDesk(WalletState state, Loop loop, InstantSource clock) {
        this.state = state;
        this.loop = loop;
        this.clock = clock;
        this.known = new Latest<>(ledger().look());
    }

    private AppLedger ledger() {
        return state.ledger().apps();
    }

    @Override
    public Latest<ConnectedApps> known() {
        return known;
    }

    @Override
    public CompletableFuture<Saving<AppOrigin>> connect(AppOrigin app, List<EthereumAddress> accounts) {
        return JournaledWallet.onLoop(
                loop, () -> saved(List.of(new WalletEvent.AppConnected(app, accounts, clock.instant())), app));
    }

    @Override
    public CompletableFuture<Saving<AppOrigin>> disconnect(AppOrigin app) {
        return JournaledWallet.onLoop(loop, () -> {
            var gone = new WalletEvent.AppDisconnected(app, clock.instant());
            return saved(ledger().has(app) ? List.of(gone) : List.of(), app);
        });
    }

    @Override
    public CompletableFuture<Saving<Integer>> disconnectAll() {
        return JournaledWallet.onLoop(loop, () -> {
            var all = ledger().apps().stream()
                    .<WalletEvent>map(app -> new WalletEvent.AppDisconnected(app, clock.instant()))
                    .toList();
            return saved(all, all.size());
        });
    }

    @Override
    public CompletableFuture<Saving<AppLogEntry>> note(AppLogEntry entry) {
        return JournaledWallet.onLoop(loop, () -> saved(List.of(new WalletEvent.AppAsked(entry)), entry));
    }

    private <T> Saving<T> saved(List<WalletEvent> events, T value) {
        return switch (state.record(events)) {
            case SaveOutcome.NotSaved notSaved -> new Saving.NotSaved<>(notSaved.reason());
            case SaveOutcome.Saved _ -> {
                known.set(ledger().look());
                yield new Saving.Saved<>(value);
            }
        };
    }
}
