package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Makes what a practice chain would not say: beacon blocks of any content, signed by any part of its committee or
/// by a committee of strangers. Every branch is right for the block that it is of. Thread-safe.
public final class EthereumForge {
    private final PracticeEthereum chain;
    private final Committees strangers;

    public EthereumForge(PracticeEthereum chain) {
        this.chain = chain;
        this.strangers = new Committees(schedule().preset(), HashTreeRoot.ofUint64(666));
    }

    private ForkSchedule schedule() {
        return chain.chain().schedule();
    }

    /// What a beacon block says. Immutable.
    ///
    /// @param execution the execution block inside it; from Gloas on the one before
    /// @param finalized what its state calls final
    public record Contents(
            ExecutionHeader execution,
            LightClientHeader finalized,
            SyncCommittee current,
            SyncCommittee next,
            Hash256 parentRoot) {
        public Contents with(ExecutionHeader other) {
            return new Contents(other, finalized, current, next, parentRoot);
        }

        public Contents finalizing(LightClientHeader other) {
            return new Contents(execution, other, current, next, parentRoot);
        }

        public Contents withCommittees(SyncCommittee otherCurrent, SyncCommittee otherNext) {
            return new Contents(execution, finalized, otherCurrent, otherNext, parentRoot);
        }
    }

    /// A block that was made here, with the tree of its state. Immutable, but for the tree.
    public record Forged(ConsensusFork fork, LightClientHeader header, Contents contents, SparseTree state) {
        public Hash256 root() {
            return header.beacon().root();
        }

        public LightClientBootstrap bootstrap() {
            return new LightClientBootstrap(header, contents.current, state.branch(fork.currentSyncCommittee()));
        }

        public Optional<LightClientUpdate.NextCommittee> next() {
            return Optional.of(
                    new LightClientUpdate.NextCommittee(contents.next, state.branch(fork.nextSyncCommittee())));
        }

        public Optional<LightClientUpdate.Finality> finality() {
            return Optional.of(new LightClientUpdate.Finality(contents.finalized, state.branch(fork.finalizedRoot())));
        }
    }

    /// What the honest block of this slot says.
    public Contents contentsOf(Slot slot) {
        return chain.inside(state -> {
            var block = state.chain().at(slot).orElseThrow();
            var bootstrap = state.lightClients().bootstrap(block);
            return new Contents(
                    state.provenBy(block).header(),
                    state.chain()
                            .byRoot(block.finalizedRoot())
                            .map(BeaconTrees::header)
                            .orElse(LightClientHeader.EMPTY),
                    bootstrap.committee(),
                    state.lightClients().committee(schedule().periodOf(slot) + 1),
                    block.header().parentRoot());
        });
    }

    /// A block of this slot that says this.
    public Forged block(Slot slot, Contents contents) {
        var fork = schedule().forkAt(slot).orElseThrow();
        BeaconLeaf link = new BeaconLeaf.ParentHash(contents.execution.hash());
        if (!fork.isAtLeast(ConsensusFork.GLOAS)) {
            var execution = new ExecutionBlock(contents.execution, List.of(), List.of(), List.of(), List.of());
            link = fork.isAtLeast(ConsensusFork.CAPELLA)
                    ? new BeaconLeaf.Payload(Payloads.header(execution, fork))
                    : new BeaconLeaf.None();
        }
        boolean isNone = contents.finalized.equals(LightClientHeader.EMPTY);
        var state = BeaconTrees.state(
                fork,
                new BeaconTrees.StateLeaves(
                        isNone ? Hash256.ZERO : contents.finalized.beacon().root(),
                        contents.current.root(),
                        contents.next.root(),
                        Hash256.ZERO));
        var beacon = new BeaconHeader(
                slot,
                0,
                contents.parentRoot,
                state.root(),
                BeaconTrees.body(fork, link).root());
        return new Forged(fork, BeaconTrees.header(beacon, fork, link), contents, state);
    }

    /// These members of the honest committee sign a header.
    public SyncAggregate signed(BeaconHeader header, Slot signatureSlot, BitSet members) {
        return chain.inside(state -> state.maker().signed(header, signatureSlot, members));
    }

    /// So many members of the honest committee sign a header.
    public SyncAggregate signed(BeaconHeader header, Slot signatureSlot, int members) {
        return signed(header, signatureSlot, first(members));
    }

    private static BitSet first(int members) {
        var bits = new BitSet();
        bits.set(0, members);
        return bits;
    }

    /// All members of a committee of strangers sign a header: one that no honest state names.
    public SyncAggregate signedByStrangers(BeaconHeader header, Slot signatureSlot) {
        var message = schedule().signingRoot(header, signatureSlot).orElseThrow();
        return chain.inside(_ -> strangers.signed(
                schedule().periodOf(signatureSlot),
                message,
                first(schedule().preset().committeeSize())));
    }

    public SyncCommittee strangers(long period) {
        return chain.inside(_ -> strangers.of(period).committee());
    }

    /// The honest committee of a period.
    public SyncCommittee committee(long period) {
        return chain.inside(state -> state.lightClients().committee(period));
    }

    /// The committee with another key in a member's place; its sum stays what it was.
    public static SyncCommittee withKey(SyncCommittee committee, int member, ByteString key) {
        var keys = committee.publicKeys().toArray();
        System.arraycopy(key.toArray(), 0, keys, member * Bls.PUBLIC_KEY_BYTES, Bls.PUBLIC_KEY_BYTES);
        return new SyncCommittee(ByteString.of(keys), committee.aggregateKey());
    }

    /// The key that is no key: the point at infinity.
    public static ByteString infinityKey() {
        var key = new byte[Bls.PUBLIC_KEY_BYTES];
        key[0] = (byte) 0xc0;
        return ByteString.of(key);
    }

    /// The honest bootstrap of a slot's block.
    public LightClientBootstrap bootstrap(Slot slot) {
        return chain.inside(
                state -> state.lightClients().bootstrap(state.chain().at(slot).orElseThrow()));
    }

    /// The honest update that the block of this slot carries.
    public LightClientUpdate update(Slot signatureSlot) {
        return chain.inside(state -> {
            int place = state.chain().placeAtOrBefore(signatureSlot);
            return state.lightClients().update(place).orElseThrow();
        });
    }
}
