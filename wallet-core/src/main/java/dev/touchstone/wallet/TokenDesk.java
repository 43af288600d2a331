package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.TokenLedger;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Adds and hides the tokens and collectibles of an open wallet. Thread-safe; ledger and journal are asked on the
/// wallet-ledger loop.
final class TokenDesk implements Tokens {
    private final WalletState state;
    private final Loop loop;
    private final InstantSource clock;
    private final Runnable changed;

    TokenDesk(WalletState state, Loop loop, InstantSource clock, Runnable changed) {
        this.state = state;
        this.loop = loop;
        this.clock = clock;
        this.changed = changed;
    }

    private TokenLedger ledger() {
        return state.ledger().tokens();
    }

    private String chain() {
        return state.look().ethereum().chain();
    }

    @Override
    public CompletableFuture<Saving<TokenContract>> add(EthereumAddress address) {
        return JournaledWallet.onLoop(loop, () -> {
            var contract = new TokenContract(chain(), address);
            var added = new WalletEvent.TokenAdded(contract, clock.instant());
            return saved(!ledger().has(contract), added, contract);
        });
    }

    @Override
    public CompletableFuture<Saving<TokenContract>> hide(TokenContract contract) {
        return JournaledWallet.onLoop(loop, () -> {
            var hidden = new WalletEvent.TokenHidden(contract, clock.instant());
            return saved(ledger().has(contract), hidden, contract);
        });
    }

    @Override
    public CompletableFuture<Saving<NftRef>> addCollectible(EthereumAddress contract, BigInteger id) {
        return JournaledWallet.onLoop(loop, () -> {
            var ref = new NftRef(chain(), contract, id);
            var added = new WalletEvent.CollectibleAdded(ref, clock.instant());
            return saved(!ledger().has(ref), added, ref);
        });
    }

    @Override
    public CompletableFuture<Saving<NftRef>> hideCollectible(NftRef ref) {
        return JournaledWallet.onLoop(loop, () -> {
            var hidden = new WalletEvent.CollectibleHidden(ref, clock.instant());
            return saved(ledger().has(ref), hidden, ref);
        });
    }

    private <T> Saving<T> saved(boolean isNew, WalletEvent event, T value) {
        var events = isNew ? List.of(event) : List.<WalletEvent>of();
        return switch (state.record(events)) {
            case SaveOutcome.NotSaved notSaved -> new Saving.NotSaved<>(notSaved.reason());
            case SaveOutcome.Saved _ -> {
                changed.run();
                yield new Saving.Saved<>(value);
            }
        };
    }
}
