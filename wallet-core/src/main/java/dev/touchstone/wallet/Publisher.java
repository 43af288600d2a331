package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Publishes snapshots of a wallet. What the user does shows at once; while a scan brings one change after another,
/// looking at a large ledger takes at most a tenth of the time. Confined to the wallet-ledger loop.
final class Publisher {
    private static final long REST = 9;

    private final Loop loop;
    private final Executor background;
    private final Supplier<WalletSnapshot> look;
    private final Latest<WalletSnapshot> latest;
    private final Consumer<WalletSnapshot> published;
    private long restUntil = System.nanoTime();
    private boolean scheduled;

    /// @param published hears of each snapshot, on the loop
    Publisher(
            Loop loop,
            Executor background,
            Supplier<WalletSnapshot> look,
            Latest<WalletSnapshot> latest,
            Consumer<WalletSnapshot> published) {
        this.loop = loop;
        this.background = background;
        this.look = look;
        this.latest = latest;
        this.published = published;
    }

    void now() {
        long began = System.nanoTime();
        var snapshot = look.get();
        latest.set(snapshot);
        long ended = System.nanoTime();
        restUntil = ended + REST * (ended - began);
        published.accept(snapshot);
    }

    /// Publishes now, or as soon as the last look has been rested from.
    void soon() {
        if (scheduled) return;
        long rest = restUntil - System.nanoTime();
        if (rest <= 0) {
            now();
            return;
        }
        scheduled = true;
        CompletableFuture.delayedExecutor(rest, TimeUnit.NANOSECONDS, background)
                .execute(() -> WalletLoop.post(loop, () -> {
                    scheduled = false;
                    now();
                }));
    }
}
