package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.Stage;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Waits until a wallet is covered up to the newest block that any peer knows, and until all peers that were named have
/// had a little time to object. Confined to the thread that waits.
public final class Syncing {
    private static final Duration TO_OBJECT = Duration.ofSeconds(5);
    private static final Duration TO_SHOW_FILTERS = Duration.ofSeconds(2);

    private final WalletOnChain followed;
    private final BiConsumer<BitcoinSnapshot, WalletSnapshot> progress;
    private final Patience patience;
    private @Nullable Long aloneSince;
    private @Nullable Long withoutFiltersSince;
    private @Nullable Long syncedSince;

    /// @param progress is told of each change, on the waiting thread
    public Syncing(WalletOnChain followed, BiConsumer<BitcoinSnapshot, WalletSnapshot> progress, Patience patience) {
        this.followed = followed;
        this.progress = progress;
        this.patience = patience;
    }

    /// How long to wait: for everything, and for a first peer that can help.
    ///
    /// @param named how many peers were named, and should be heard; 0 where they are looked for
    public record Patience(Duration whole, Duration alone, int named) {}

    /// What came of waiting.
    public sealed interface Outcome {
        record Synced(BitcoinSnapshot node, WalletSnapshot wallet) implements Outcome {}

        /// Nobody could be reached.
        record NoPeers() implements Outcome {}

        /// Whoever could be reached was caught lying.
        record OnlyLiars(List<BitcoinSnapshot.CaughtLie> caught) implements Outcome {
            public OnlyLiars {
                caught = List.copyOf(caught);
            }
        }

        /// Peers were reached, but none that serves compact filters (BIP157).
        record NoFilters() implements Outcome {}

        /// Time was up; `stage` is where it stood.
        record TimeIsUp(Stage stage) implements Outcome {}

        /// A fault stopped the node.
        record Stopped(String reason) implements Outcome {}
    }

    public Outcome await() throws InterruptedException {
        var node = followed.node().snapshot();
        var wallet = followed.wallet().snapshot();
        try (var changes = Awaiting.changesOf(node, wallet)) {
            boolean inTime = changes.until(() -> look(node.get(), wallet.get()), patience.whole());
            return outcome(node.get(), wallet.get(), inTime);
        }
    }

    /// Whether there is nothing more to wait for.
    private boolean look(BitcoinSnapshot node, WalletSnapshot wallet) {
        progress.accept(node, wallet);
        aloneSince = since(aloneSince, node.peers().isEmpty());
        boolean blind =
                !node.peers().isEmpty() && node.peers().stream().noneMatch(BitcoinSnapshot.PeerRow::servesFilters);
        withoutFiltersSince = since(withoutFiltersSince, blind);
        syncedSince = since(syncedSince, isSynced(node, wallet));
        return (syncedSince != null && (isAgreed(node, wallet) || hasPassed(syncedSince, TO_OBJECT)))
                || node.stage() instanceof Stage.Stopped
                || isTooLong(aloneSince)
                || isEveryoneCaught(node)
                || isBlind(node);
    }

    private boolean isEveryoneCaught(BitcoinSnapshot node) {
        return patience.named() > 0 && node.peers().isEmpty() && liars(node) >= patience.named();
    }

    private long liars(BitcoinSnapshot node) {
        return followed.caughtIn(node).stream()
                .map(BitcoinSnapshot.CaughtLie::peer)
                .distinct()
                .count();
    }

    /// Nobody serves filters, and nobody else is to be expected.
    private boolean isBlind(BitcoinSnapshot node) {
        boolean allHere = patience.named() > 0 && node.peers().size() + liars(node) >= patience.named();
        return isTooLong(withoutFiltersSince)
                || (allHere && withoutFiltersSince != null && hasPassed(withoutFiltersSince, TO_SHOW_FILTERS));
    }

    private static @Nullable Long since(@Nullable Long before, boolean holds) {
        if (!holds) return null;
        return before == null ? Long.valueOf(System.nanoTime()) : before;
    }

    private boolean isTooLong(@Nullable Long since) {
        return since != null && hasPassed(since, patience.alone());
    }

    private static boolean hasPassed(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    private Outcome outcome(BitcoinSnapshot node, WalletSnapshot wallet, boolean inTime) {
        if (isSynced(node, wallet)) return new Outcome.Synced(node, wallet);
        if (node.stage() instanceof Stage.Stopped(var reason)) return new Outcome.Stopped(reason);
        if (node.peers().isEmpty()) {
            var caught = followed.caughtIn(node);
            return caught.isEmpty() ? new Outcome.NoPeers() : new Outcome.OnlyLiars(caught);
        }
        boolean noFilters = inTime && isBlind(node);
        return noFilters ? new Outcome.NoFilters() : new Outcome.TimeIsUp(node.stage());
    }

    /// Covered up to the tip of the best chain, no peer knows a higher one, and the sum is concluded one way or the
    /// other.
    private static boolean isSynced(BitcoinSnapshot node, WalletSnapshot wallet) {
        boolean atTip = node.stage() instanceof Stage.UpToDate
                && !node.peers().isEmpty()
                && node.peers().stream().noneMatch(peer -> node.tip().height().isBelow(peer.height()));
        boolean covered = wallet.coverage() instanceof Proven<Coverage> coverage
                && coverage.value().to().equals(node.tip());
        return atTip && covered && (wallet.holding().isProven() || wallet.holding() instanceof Refuted<?>);
    }

    /// Every peer that was named is there or was caught, and all that serve filters agree on them.
    private boolean isAgreed(BitcoinSnapshot node, WalletSnapshot wallet) {
        long serving = node.peers().stream()
                .filter(BitcoinSnapshot.PeerRow::servesFilters)
                .count();
        return node.peers().size() + liars(node) >= Math.max(1, patience.named())
                && wallet.coverage() instanceof Proven<Coverage> coverage
                && coverage.value().peersAgreeing() >= serving;
    }
}
