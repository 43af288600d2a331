package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.rollup.CheckpointTree;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers like a node of Polygon PoS what root its blocks make in a checkpoint (bor, `GetRootHash`). Confined to the
/// practice-ethereum loop.
final class CheckpointApi {
    private CheckpointApi() {}

    /// The root, without 0x as bor writes it.
    static JsonNode root(EthereumState state, RpcParams params) throws RpcError {
        long first = params.count(0);
        long last = params.count(1);
        boolean isRange = first <= last && last - first < 1L << CheckpointTree.MOST_LEVELS;
        if (!isRange) throw new RpcError(RpcError.SERVER, "invalid range of blocks");
        var leaves = new ArrayList<Hash256>();
        for (long number = first; number <= last; number++) {
            var block = state.chain().executionByNumber(number);
            if (block.isEmpty()) throw new RpcError(RpcError.SERVER, "unknown block");
            leaves.add(leaf(block.get().header()));
        }
        return JsonNodeFactory.instance.stringNode(root(leaves).hex());
    }

    static Hash256 leaf(ExecutionHeader header) {
        return new CheckpointedBlock(header.number(), header.time(), header.transactionsRoot(), header.receiptsRoot())
                .leaf();
    }

    static Hash256 root(List<Hash256> leaves) {
        return CheckpointTree.root(leaves.getFirst(), 0, CheckpointTree.branch(leaves, 0));
    }
}
