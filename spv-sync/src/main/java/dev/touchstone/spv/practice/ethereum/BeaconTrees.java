package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.ssz.SparseTree;

/// The hash trees of states and bodies, of which only what light clients prove is there: each leaf at its place under
/// the fork, everything else zero. Pure.
final class BeaconTrees {
    private BeaconTrees() {}

    static SparseTree state(ConsensusFork fork, Hash256 finalized, Hash256 currentCommittee, Hash256 nextCommittee) {
        return new SparseTree()
                .set(fork.finalizedRoot(), finalized)
                .set(fork.currentSyncCommittee(), currentCommittee)
                .set(fork.nextSyncCommittee(), nextCommittee);
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
        var body = body(block.fork(), block.link());
        ExecutionLink link = switch (block.link()) {
            case BeaconLeaf.None _ -> new ExecutionLink.None();
            case BeaconLeaf.Payload(var header) ->
                new ExecutionLink.Payload(header, body.branch(ConsensusFork.EXECUTION_PAYLOAD));
            case BeaconLeaf.ParentHash(var hash) ->
                new ExecutionLink.BlockHash(
                        hash, body.branch(block.fork().executionBlockHash().orElseThrow()));
        };
        return new LightClientHeader(block.header(), link);
    }
}
