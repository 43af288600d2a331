package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.beacon.UpdateRanking;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.proof.OlderBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What light clients are given of a practice chain: bootstraps and updates, with every branch from the trees of
/// their headers. Confined to the practice-ethereum loop.
///
/// Source: consensus-specs `light-client/full-node.md`.
final class LightClientServer {
    private final ForkSchedule schedule;
    private final Committees committees;
    private final ChainBlocks chain;
    private final UpdateRanking ranking;
    private final Map<Long, LightClientUpdate> best = new HashMap<>();

    LightClientServer(ForkSchedule schedule, Committees committees, ChainBlocks chain) {
        this.schedule = schedule;
        this.committees = committees;
        this.chain = chain;
        this.ranking = new UpdateRanking(schedule.preset());
    }

    /// `create_light_client_bootstrap`.
    LightClientBootstrap bootstrap(BeaconBlock block) {
        long period = schedule.periodOf(block.slot());
        return new LightClientBootstrap(
                BeaconTrees.header(block),
                committees.of(period).committee(),
                state(block).branch(block.fork().currentSyncCommittee()));
    }

    SyncCommittee committee(long period) {
        return committees.of(period).committee();
    }

    private SparseTree state(BeaconBlock block) {
        long period = schedule.periodOf(block.slot());
        var leaves = new BeaconTrees.StateLeaves(
                block.finalizedRoot(),
                committees.of(period).root(),
                committees.of(period + 1).root(),
                block.blockRoots().root());
        return BeaconTrees.state(block.fork(), leaves);
    }

    /// What leads from an older execution block to the state of this beacon block, by the roots of blocks that it
    /// keeps; empty where it does not know the older one any more, or yet.
    Optional<OlderBlock> older(BeaconBlock newer, BeaconBlock older) {
        long back = newer.slot().value() - older.slot().value();
        var place = older.fork().executionBlockHash();
        var named = chain.executionByHash(
                BeaconTrees.header(older).executionBlockHash().orElse(Hash256.ZERO));
        if (back < 1 || back > schedule.preset().slotsPerHistoricalRoot() || place.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        var toState = new ArrayList<>(newer.blockRoots().branch(older.slot()));
        toState.addAll(state(newer).branch(newer.fork().blockRoots()));
        return Optional.of(
                new OlderBlock(named.get().header().bytes(), older.slot(), BeaconTrees.toBeaconBlock(older), toState));
    }

    /// What the block at this place says of the one before (`create_light_client_update`); nothing where nobody
    /// signed.
    Optional<LightClientUpdate> update(int place) {
        var block = chain.get(place);
        if (place == 0 || block.aggregate().participants() == 0) return Optional.empty();
        var attested = chain.get(place - 1);
        long period = schedule.periodOf(attested.slot());
        Optional<LightClientUpdate.NextCommittee> next = period == schedule.periodOf(block.slot())
                ? Optional.of(new LightClientUpdate.NextCommittee(
                        committees.of(period + 1).committee(),
                        state(attested).branch(attested.fork().nextSyncCommittee())))
                : Optional.empty();
        var header =
                chain.byRoot(attested.finalizedRoot()).map(BeaconTrees::header).orElse(LightClientHeader.EMPTY);
        var finality = new LightClientUpdate.Finality(
                header, state(attested).branch(attested.fork().finalizedRoot()));
        return Optional.of(new LightClientUpdate(
                BeaconTrees.header(attested), next, Optional.of(finality), block.aggregate(), block.slot()));
    }

    /// Takes note of the newest block.
    void added() {
        update(chain.size() - 1).ifPresent(this::consider);
    }

    private void consider(LightClientUpdate update) {
        best.merge(
                schedule.periodOf(update.attested().slot()),
                update,
                (old, late) -> ranking.compare(late, old) > 0 ? late : old);
    }

    /// Forgets what blocks said that are no more, from this place on.
    void removedFrom(int place) {
        long period = schedule.periodOf(chain.get(place - 1).slot());
        best.keySet().removeIf(p -> p >= period);
        int from = chain.placeAtOrBefore(Slot.of(period * schedule.preset().slotsPerPeriod()));
        for (int i = from; i < place; i++) update(i).ifPresent(this::consider);
    }

    /// The best update of a period.
    Optional<LightClientUpdate> best(long period) {
        return Optional.ofNullable(best.get(period));
    }

    /// The newest update of all.
    Optional<LightClientUpdate> newest() {
        for (int place = chain.size() - 1; place > 0; place--) {
            if (chain.get(place).aggregate().participants() > 0) return update(place);
        }
        return Optional.empty();
    }

    /// Whether an update names a final block.
    static boolean isFinal(LightClientUpdate update) {
        return update.finalizedSlot().value() > 0;
    }
}
