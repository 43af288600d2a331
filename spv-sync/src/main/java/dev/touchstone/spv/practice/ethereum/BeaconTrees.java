package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import java.util.ArrayList;
import java.util.List;

/// The hash trees of states and bodies, of which only what light clients prove is there: each leaf at its place
/// under the fork, everything else zero. Pure.
final class BeaconTrees {
    /// `body_root` in a `BeaconBlockHeader`.
    private static final GeneralizedIndex BODY_ROOT = new GeneralizedIndex(12);

    private BeaconTrees() {}

    /// What there is of a state.
    record StateLeaves(Hash256 finalized, Hash256 currentCommittee, Hash256 nextCommittee, Hash256 blockRoots) {}

    static SparseTree state(ConsensusFork fork, StateLeaves leaves) {
        return new SparseTree()
                .set(fork.finalizedRoot(), leaves.finalized())
                .set(fork.currentSyncCommittee(), leaves.currentCommittee())
                .set(fork.nextSyncCommittee(), leaves.nextCommittee())
                .set(fork.blockRoots(), leaves.blockRoots());
    }

    static SparseTree body(ConsensusFork fork, BeaconLeaf link) {
        return switch (link) {
            case BeaconLeaf.None _ -> new SparseTree();
            case BeaconLeaf.Payload(var header) ->
                new SparseTree().set(ConsensusFork.EXECUTION_PAYLOAD, header.root(fork));
            case BeaconLeaf.ParentHash(var hash) ->
                new SparseTree().set(fork.executionBlockHash().orElseThrow(), hash);
        };
    }

    static LightClientHeader header(BeaconBlock block) {
        return header(block.header(), block.fork(), block.link());
    }

    static LightClientHeader header(BeaconHeader beacon, ConsensusFork fork, BeaconLeaf leaf) {
        var body = body(fork, leaf);
        ExecutionLink link = switch (leaf) {
            case BeaconLeaf.None _ -> new ExecutionLink.None();
            case BeaconLeaf.Payload(var header) ->
                new ExecutionLink.Payload(header, body.branch(ConsensusFork.EXECUTION_PAYLOAD));
            case BeaconLeaf.ParentHash(var hash) ->
                new ExecutionLink.BlockHash(
                        hash, body.branch(fork.executionBlockHash().orElseThrow()));
        };
        return new LightClientHeader(beacon, link);
    }

    /// The branch from the hash of the execution block that a beacon block names to that beacon block's root.
    static List<Hash256> toBeaconBlock(BeaconBlock block) {
        var branch = new ArrayList<Hash256>();
        switch (header(block).inShapeOf(ConsensusFork.GLOAS).execution()) {
            case ExecutionLink.BlockHash(var _, var hashes) ->
                branch.addAll(hashes.subList(
                        hashes.size()
                                - block.fork()
                                        .executionBlockHash()
                                        .orElseThrow()
                                        .depth(),
                        hashes.size()));
            case ExecutionLink.None _, ExecutionLink.Payload _ -> throw new IllegalStateException("no hash in Gloas");
        }
        var header = block.header();
        branch.addAll(SparseTree.ofContainer(List.of(
                        HashTreeRoot.ofUint64(header.slot().value()),
                        HashTreeRoot.ofUint64(header.proposerIndex()),
                        header.parentRoot(),
                        header.stateRoot(),
                        header.bodyRoot()))
                .branch(BODY_ROOT));
        return branch;
    }
}
