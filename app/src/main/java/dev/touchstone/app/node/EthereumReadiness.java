package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.ethereum.source.SourceRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits until an Ethereum node stands at a block that it can be asked about, or until it is clear that it will not.
/// Confined to the thread that waits.
public final class EthereumReadiness {
    /// How long a state that the node's start or another source might still mend has to last.
    private static final Duration TO_MEND = Duration.ofSeconds(3);

    private final Latest<EthereumSnapshot> node;
    private final HeadKind wanted;
    private final Patience patience;
    private @Nullable Long hopelessSince;
    private @Nullable Long silentSince;

    /// @param wanted the block that has to be there
    public EthereumReadiness(Latest<EthereumSnapshot> node, HeadKind wanted, Patience patience) {
        this.node = node;
        this.wanted = wanted;
        this.patience = patience;
    }

    /// How long to wait: for everything, and for a first source that is of use.
    public record Patience(Duration whole, Duration alone) {}

    /// What came of waiting.
    public sealed interface Outcome {
        /// The block is there, and of today.
        record Ready(EthereumSnapshot node) implements Outcome {}

        /// The block is there, but the newest final one that the sources have is old.
        record Behind(EthereumSnapshot node, Duration behind) implements Outcome {}

        /// There is nothing to begin from.
        record NoCheckpoint() implements Outcome {}

        record CheckpointTooOld(Duration age, Duration limit) implements Outcome {}

        /// The sources do not have it.
        record CheckpointUnknown(Hash256 root) implements Outcome {}

        record RulesUnknown(Slot at) implements Outcome {}

        /// Nobody who could do this job is of use; `silent` is why of each.
        record NobodyHelps(SourceRole job, List<SourceRow> silent) implements Outcome {}

        /// Whoever could do a job was caught lying.
        record OnlyLiars(List<EthereumSnapshot.CaughtLie> caught) implements Outcome {}

        /// Time was up; `stage` is where it stood.
        record TimeIsUp(Stage stage) implements Outcome {}

        /// A fault stopped the node.
        record Stopped(String reason) implements Outcome {}
    }

    /// Waits.
    ///
    /// @param progress is told of each change, on the waiting thread
    public Outcome await(Consumer<EthereumSnapshot> progress) throws InterruptedException {
        try (var changes = Awaiting.changesOf(node)) {
            changes.until(
                    () -> {
                        var now = node.get();
                        progress.accept(now);
                        return isDecided(now);
                    },
                    patience.whole());
            return outcome(node.get());
        }
    }

    /// Whether there is nothing more to wait for.
    private boolean isDecided(EthereumSnapshot now) {
        hopelessSince = since(hopelessSince, mayStillMend(now.stage()));
        silentSince = since(silentSince, idleJob(now).isPresent());
        return switch (now.stage()) {
            case Stage.Synced() -> isThere(now);
            case Stage.StaleAnchor _, Stage.Stopped _ -> true;
            case Stage.NotSetUp _, Stage.CheckpointUnknown _, Stage.RulesUnknown _, Stage.Stale _ ->
                hasPassed(hopelessSince, TO_MEND);
            case Stage.Offline _, Stage.Starting _, Stage.Syncing _, Stage.CatchingUp _ -> isHelpless(now);
        };
    }

    private static boolean mayStillMend(Stage stage) {
        return switch (stage) {
            case Stage.NotSetUp _, Stage.CheckpointUnknown _, Stage.RulesUnknown _, Stage.Stale _ -> true;
            case Stage.Synced _,
                    Stage.StaleAnchor _,
                    Stage.Stopped _,
                    Stage.Offline _,
                    Stage.Starting _,
                    Stage.Syncing _,
                    Stage.CatchingUp _ -> false;
        };
    }

    private boolean isThere(EthereumSnapshot now) {
        return switch (wanted) {
            case SIGNED -> now.head().isPresent();
            case FINALIZED -> now.finalized().isPresent();
        };
    }

    private boolean isHelpless(EthereumSnapshot now) {
        return isEveryoneCaught(now) || hasPassed(silentSince, patience.alone());
    }

    /// A job that nobody is of use for now.
    private static Optional<SourceRole> idleJob(EthereumSnapshot now) {
        return Arrays.stream(SourceRole.values())
                .filter(job ->
                        of(job, now).stream().allMatch(row -> row.trouble().isPresent()))
                .findFirst();
    }

    private static List<SourceRow> of(SourceRole job, EthereumSnapshot now) {
        return now.sources().stream().filter(row -> row.role() == job).toList();
    }

    private static boolean isEveryoneCaught(EthereumSnapshot now) {
        return Arrays.stream(SourceRole.values()).anyMatch(job -> {
            var rows = of(job, now);
            return !rows.isEmpty() && rows.stream().allMatch(EthereumReadiness::lied);
        });
    }

    private static boolean lied(SourceRow row) {
        return row.trouble().filter(SourceFault.Lied.class::isInstance).isPresent();
    }

    private static @Nullable Long since(@Nullable Long before, boolean holds) {
        if (!holds) return null;
        return before == null ? Long.valueOf(System.nanoTime()) : before;
    }

    private static boolean hasPassed(@Nullable Long since, Duration time) {
        return since != null && System.nanoTime() - since > time.toNanos();
    }

    private Outcome outcome(EthereumSnapshot now) {
        return switch (now.stage()) {
            case Stage.Synced() when isThere(now) -> new Outcome.Ready(now);
            case Stage.Stale(var behind) when isThere(now) -> new Outcome.Behind(now, behind);
            case Stage.CatchingUp(var behind) when isThere(now) -> new Outcome.Behind(now, behind);
            case Stage.NotSetUp() -> new Outcome.NoCheckpoint();
            case Stage.StaleAnchor(var age, var limit) -> new Outcome.CheckpointTooOld(age, limit);
            case Stage.CheckpointUnknown(var root) -> unlessAllLied(now, new Outcome.CheckpointUnknown(root));
            case Stage.RulesUnknown(var at) -> new Outcome.RulesUnknown(at);
            case Stage.Stopped(var reason) -> new Outcome.Stopped(reason);
            case Stage.Synced _,
                    Stage.Stale _,
                    Stage.Offline _,
                    Stage.Starting _,
                    Stage.Syncing _,
                    Stage.CatchingUp _ ->
                unlessAllLied(
                        now,
                        idleJob(now)
                                .<Outcome>map(job -> new Outcome.NobodyHelps(job, of(job, now)))
                                .orElseGet(() -> new Outcome.TimeIsUp(now.stage())));
        };
    }

    private static Outcome unlessAllLied(EthereumSnapshot now, Outcome otherwise) {
        boolean isCaught = isEveryoneCaught(now) && !now.caughtLies().isEmpty();
        return isCaught ? new Outcome.OnlyLiars(now.caughtLies()) : otherwise;
    }
}
