package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import java.util.BitSet;
import java.util.Map;
import java.util.function.BiConsumer;

/// Makes the block of a slot: its execution block, its beacon block, and what the committee signs in it of the
/// block before. Confined to the practice-ethereum loop.
final class SlotMaker {
    private static final long TURN = 7;
    private static final Wei FIRST_BASE_FEE = Wei.PER_GWEI;

    private final ForkSchedule schedule;
    private final Committees committees;
    private final Execution execution;

    SlotMaker(ForkSchedule schedule, Committees committees, Execution execution) {
        this.schedule = schedule;
        this.committees = committees;
        this.execution = execution;
    }

    /// What a slot is to be.
    ///
    /// @param present how many of the committee are there
    /// @param extra what its execution block calls itself
    /// @param content runs what goes into the block, at this base fee
    record Task(Slot slot, int present, ByteString extra, BiConsumer<BlockRun, Wei> content) {}

    /// A block, and the state after it.
    record Made(BeaconBlock block, WorldState state) {}

    private ConsensusFork forkAt(Slot slot) {
        return schedule.forkAt(slot).orElseThrow();
    }

    private long timeOf(Slot slot) {
        return schedule.timeOf(slot).getEpochSecond();
    }

    /// The first block.
    Made genesis(Map<EthereumAddress, Wei> allocations, ByteString extra) {
        var state = SystemContracts.deployed(WorldState.EMPTY);
        for (var allocation : allocations.entrySet()) {
            state = state.withBalance(allocation.getKey(), allocation.getValue());
        }
        var fork = forkAt(Slot.GENESIS);
        var place = new BlockMaker.Place(
                Slot.GENESIS, timeOf(Slot.GENESIS), Hash256.ZERO, BlockNumber.GENESIS, Hash256.ZERO, extra);
        var run = run(state, place, FIRST_BASE_FEE, Rings.AT_ONCE);
        var made = BlockMaker.made(run, place, FIRST_BASE_FEE, state.root());
        // nothing came before it: it stands for its parent too
        var link = link(fork, made.block(), made.block().hash());
        var roots = BlockRoots.empty(schedule.preset().slotsPerHistoricalRoot());
        var header = header(Slot.GENESIS, Hash256.ZERO, Hash256.ZERO, roots, link);
        var nobody = committees.signed(0, Hash256.ZERO, new BitSet());
        return new Made(
                new BeaconBlock(
                        fork, header, header.root(), link, Finality.NONE, Hash256.ZERO, roots, nobody, made.block()),
                made.state());
    }

    private static BeaconLeaf link(ConsensusFork fork, ExecutionBlock block, Hash256 parentHash) {
        if (fork.isAtLeast(ConsensusFork.GLOAS)) return new BeaconLeaf.ParentHash(parentHash);
        if (fork.isAtLeast(ConsensusFork.CAPELLA)) return new BeaconLeaf.Payload(Payloads.header(block, fork));
        return new BeaconLeaf.None();
    }

    private BeaconHeader header(
            Slot slot, Hash256 parentRoot, Hash256 finalizedRoot, BlockRoots roots, BeaconLeaf link) {
        var fork = forkAt(slot);
        long period = schedule.periodOf(slot);
        var leaves = new BeaconTrees.StateLeaves(
                finalizedRoot,
                committees.of(period).root(),
                committees.of(period + 1).root(),
                roots.root());
        return new BeaconHeader(
                slot,
                slot.value() % schedule.preset().committeeSize(),
                parentRoot,
                BeaconTrees.state(fork, leaves).root(),
                BeaconTrees.body(fork, link).root());
    }

    /// The block after the newest one.
    Made next(ChainBlocks chain, WorldState state, Task task) {
        var made = execution(chain.head(), state, task, Rings.AT_ONCE);
        return assembled(chain, task, made, signed(chain.head().header(), task.slot(), task.present()));
    }

    /// A block that was there before and was kept.
    Made again(ChainBlocks chain, WorldState state, KeptBlock kept, Task task, Rings rings) {
        return assembled(chain, task, execution(chain.head(), state, task, rings), kept.aggregate());
    }

    private Made assembled(ChainBlocks chain, Task task, BlockMaker.Made made, SyncAggregate aggregate) {
        var parent = chain.head();
        var slot = task.slot();
        var fork = forkAt(slot);
        var finality = finality(parent, task);
        var finalizedRoot = finality.finalized() == 0
                ? Hash256.ZERO
                : chain.atOrBefore(finality.finalizedSlot(schedule.preset())).root();
        var link = link(fork, made.block(), parent.execution().hash());
        var roots = parent.blockRoots().with(parent.slot(), slot, parent.root());
        var header = header(slot, parent.root(), finalizedRoot, roots, link);
        return new Made(
                new BeaconBlock(
                        fork, header, header.root(), link, finality, finalizedRoot, roots, aggregate, made.block()),
                made.state());
    }

    private BlockMaker.Made execution(BeaconBlock parent, WorldState state, Task task, Rings rings) {
        var before = parent.execution().header();
        var baseFee = BaseFee.after(before).orElseThrow();
        var place = new BlockMaker.Place(
                task.slot(), timeOf(task.slot()), before.hash(), before.number().next(), parent.root(), task.extra());
        var run = run(state, place, baseFee, rings);
        SystemContracts.begin(run, place, rings);
        task.content().accept(run, baseFee);
        return BlockMaker.made(run, place, baseFee, rings.stateRoot(run));
    }

    private BlockRun run(WorldState state, BlockMaker.Place place, Wei baseFee, Rings rings) {
        var rules = new ExecutionRules(forkAt(place.slot()));
        return new BlockRun(state, rules, execution.context(place, baseFee, rules), execution, rings);
    }

    /// In slots without a block as many are there as in the one with.
    private Finality finality(BeaconBlock parent, Task task) {
        var finality = parent.finality();
        for (long slot = parent.slot().value() + 1; slot <= task.slot().value(); slot++) {
            finality = finality.next(Slot.of(slot), task.present(), schedule.preset());
        }
        return finality;
    }

    /// What so many of a slot's committee sign of a header: who is away changes from slot to slot.
    SyncAggregate signed(BeaconHeader header, Slot slot, int present) {
        int size = schedule.preset().committeeSize();
        var members = new BitSet(size);
        for (int i = 0; i < present; i++) members.set((int) ((slot.value() * TURN + i) % size));
        return signed(header, slot, members);
    }

    SyncAggregate signed(BeaconHeader header, Slot slot, BitSet members) {
        var message = schedule.signingRoot(header, slot).orElseThrow();
        return committees.signed(schedule.periodOf(slot), message, members);
    }
}
