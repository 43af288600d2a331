package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a node is doing, by its facts and the clock. Pure.
final class StageRules {
    /// Final blocks are two to three epochs old while all is well.
    private static final int EPOCHS_TO_SYNCED = 5;

    private static final int SLOTS_OF_A_YOUNG_HEAD = 4;

    private StageRules() {}

    /// The facts. Immutable.
    ///
    /// @param byChoice whether the user went offline
    /// @param hasSources whether anybody is to be asked
    /// @param isSilent whether everybody who is to be asked failed to answer
    /// @param checkpoint the root to begin from; empty where there is none
    /// @param notFound whether those who answered do not have the checkpoint's block
    /// @param unknownRules the slot from which on sources speak of rules that are not known here
    /// @param followed how far the chain is followed; empty before the checkpoint's block was fetched
    /// @param hasAskedAround whether sources were asked for the newest blocks, and answered or failed
    record Facts(
            boolean byChoice,
            boolean hasSources,
            boolean isSilent,
            Optional<Hash256> checkpoint,
            boolean notFound,
            Optional<Slot> unknownRules,
            Optional<Followed> followed,
            boolean hasAskedAround) {}

    /// How far the chain is followed. Immutable.
    ///
    /// @param from the period of the checkpoint
    /// @param finalized the slot of the newest final block, or of the checkpoint's
    /// @param period its period
    /// @param isUpToDate whether the committee that signs now is known
    record Followed(long from, Slot finalized, Slot signedHead, long period, boolean isUpToDate) {
        static Followed of(LightClientStore store, long from, long target) {
            return new Followed(
                    from,
                    store.finalized().slot(),
                    store.signedBeacon().slot(),
                    store.period(),
                    CommitteeSync.isUpToDate(store, target));
        }
    }

    static Stage stage(Facts facts, EthereumChain chain, Instant now) {
        var schedule = chain.schedule();
        if (!facts.hasSources() || facts.checkpoint().isEmpty()) return new Stage.NotSetUp();
        if (facts.followed().isPresent()) {
            var anchor = facts.followed().get().finalized();
            if (AnchorAge.isOver(anchor, schedule, now)) {
                return new Stage.StaleAnchor(AnchorAge.of(anchor, schedule, now), AnchorAge.limit(schedule, now));
            }
        }
        if (facts.byChoice()) return new Stage.Offline(true);
        if (facts.unknownRules().isPresent() && !isYoung(facts, chain, now)) {
            return new Stage.RulesUnknown(facts.unknownRules().get());
        }
        if (facts.followed().isEmpty()) {
            if (facts.notFound())
                return new Stage.CheckpointUnknown(facts.checkpoint().get());
            return facts.isSilent() ? new Stage.Offline(false) : new Stage.Starting();
        }
        if (facts.isSilent() && !isYoung(facts, chain, now)) return new Stage.Offline(false);
        return following(facts, facts.followed().get(), chain, now);
    }

    private static Stage following(Facts facts, Followed followed, EthereumChain chain, Instant now) {
        var schedule = chain.schedule();
        if (!followed.isUpToDate()) {
            long target = schedule.slotAt(now).map(schedule::periodOf).orElse(0L);
            return new Stage.Syncing(followed.from(), followed.period(), target);
        }
        var behind = Duration.between(schedule.timeOf(followed.finalized()), now);
        var limit = schedule.slotTime()
                .multipliedBy((long) EPOCHS_TO_SYNCED * schedule.preset().slotsPerEpoch());
        if (behind.compareTo(limit) <= 0) return new Stage.Synced();
        return facts.hasAskedAround() ? new Stage.Stale(behind) : new Stage.CatchingUp(behind);
    }

    /// Whether blocks are being signed that are known here.
    private static boolean isYoung(Facts facts, EthereumChain chain, Instant now) {
        var slot = chain.schedule().slotAt(now).orElse(Slot.GENESIS);
        return facts.followed()
                .filter(it -> slot.value() - it.signedHead().value() <= SLOTS_OF_A_YOUNG_HEAD)
                .isPresent();
    }

    /// Why nothing can be proven in this stage; empty where something can, once a head's block is there.
    static Optional<Pending.Reason> obstacle(Stage stage) {
        return switch (stage) {
            case Stage.StaleAnchor(var age, var limit) -> Optional.of(new Pending.Reason.CheckpointTooOld(age, limit));
            case Stage.CheckpointUnknown(var root) -> Optional.of(new Pending.Reason.CheckpointNotFound(root));
            case Stage.RulesUnknown _ -> Optional.of(new Pending.Reason.RulesUnknown());
            case Stage.Syncing(long _, long reached, long target) ->
                Optional.of(new Pending.Reason.CommitteesBehind(reached, target));
            case Stage.NotSetUp _, Stage.Starting _, Stage.Stopped _ -> Optional.of(new Pending.Reason.NotChecked());
            case Stage.Offline _, Stage.CatchingUp _, Stage.Synced _, Stage.Stale _ -> Optional.empty();
        };
    }

    /// Why a head's block is not there yet in a stage in which one could be.
    static Pending.Reason withoutHead(Stage stage) {
        return stage instanceof Stage.Offline ? new Pending.Reason.Offline() : new Pending.Reason.NotChecked();
    }
}
