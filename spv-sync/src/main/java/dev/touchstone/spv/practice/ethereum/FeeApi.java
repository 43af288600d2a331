package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.BaseFee;
import dev.touchstone.spv.ethereum.Wei;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers what blocks took for gas: `eth_feeHistory`. Confined to the practice-ethereum loop.
///
/// Source: execution-apis `src/eth/fee_market.yaml`.
final class FeeApi {
    private static final int MOST_BLOCKS = 1024;
    private static final int MOST_PERCENTILES = 100;

    private final EthereumState state;

    FeeApi(EthereumState state) {
        this.state = state;
    }

    JsonNode history(RpcParams params, ExecutionBlock newest) throws RpcError {
        long count =
                Math.min(params.count(0, MOST_BLOCKS), newest.header().number().value() + 1);
        var percentiles = params.percentiles(2, MOST_PERCENTILES);
        long oldest = newest.header().number().value() - count + 1;
        var node = JsonNodeFactory.instance.objectNode().put("oldestBlock", Hex.number(oldest));
        var fees = node.putArray("baseFeePerGas");
        var ratios = node.putArray("gasUsedRatio");
        var rewards = node.putArray("reward");
        for (long number = oldest; number < oldest + count; number++) {
            var block = state.chain().executionByNumber(number).orElseThrow();
            var header = block.header();
            fees.add(Hex.number(header.baseFee().orElse(Wei.ZERO)));
            ratios.add((double) header.gasUsed() / header.gasLimit());
            tips(block, percentiles, rewards.addArray());
        }
        fees.add(Hex.number(BaseFee.after(newest.header()).orElse(Wei.ZERO)));
        return node;
    }

    /// A tip, and how much gas paid it.
    private record Paid(Wei tip, long gas) {}

    private static void tips(ExecutionBlock block, List<Integer> percentiles, ArrayNode to) {
        var baseFee = block.header().baseFee().orElse(Wei.ZERO);
        var paid = new ArrayList<Paid>();
        long before = 0;
        for (int i = 0; i < block.transactions().size(); i++) {
            long after = block.receipts().get(i).cumulativeGasUsed();
            paid.add(new Paid(block.transactions().get(i).tipAt(baseFee), after - before));
            before = after;
        }
        paid.sort(Comparator.comparing(Paid::tip));
        for (int percentile : percentiles) to.add(Hex.number(at(paid, before * percentile / 100)));
    }

    private static Wei at(List<Paid> paid, long gas) {
        long sum = 0;
        for (var one : paid) {
            sum += one.gas();
            if (sum >= gas) return one.tip();
        }
        return Wei.ZERO;
    }
}
