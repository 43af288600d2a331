package dev.touchstone.ui;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.Apps;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.dapp.AppLogEntry;
import dev.touchstone.wallet.dapp.AppOrigin;
import dev.touchstone.wallet.dapp.ConnectedApps;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The apps of a wallet in a test, over the real ledger.
final class SampleApps implements Apps {
    private final SampleWallet wallet;
    private final Latest<ConnectedApps> known = new Latest<>(ConnectedApps.NONE);

    SampleApps(SampleWallet wallet) {
        this.wallet = wallet;
    }

    @Override
    public Latest<ConnectedApps> known() {
        return known;
    }

    private <T> CompletableFuture<Saving<T>> saved(WalletEvent event, T value) {
        wallet.apply(event);
        known.set(wallet.ledger.apps().look());
        return CompletableFuture.completedFuture(new Saving.Saved<>(value));
    }

    @Override
    public CompletableFuture<Saving<AppOrigin>> connect(AppOrigin app, List<EthereumAddress> accounts) {
        return saved(new WalletEvent.AppConnected(app, accounts, TestWindow.NOW.minusSeconds(86_400)), app);
    }

    @Override
    public CompletableFuture<Saving<AppOrigin>> disconnect(AppOrigin app) {
        return saved(new WalletEvent.AppDisconnected(app, TestWindow.NOW), app);
    }

    @Override
    public CompletableFuture<Saving<Integer>> disconnectAll() {
        var apps = wallet.ledger.apps().apps();
        for (var app : apps) {
            var _ = disconnect(app);
        }
        return CompletableFuture.completedFuture(new Saving.Saved<>(apps.size()));
    }

    @Override
    public CompletableFuture<Saving<AppLogEntry>> note(AppLogEntry entry) {
        return saved(new WalletEvent.AppAsked(entry), entry);
    }
}
