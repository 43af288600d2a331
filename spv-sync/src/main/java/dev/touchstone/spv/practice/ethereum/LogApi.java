package dev.touchstone.spv.practice.ethereum;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers which logs there are: `eth_getLogs`, over so many blocks at once and no more. Confined to the
/// practice-ethereum loop.
final class LogApi {
    private static final int MOST_BLOCKS = 10_000;
    private static final int MOST_LOGS = 10_000;

    private final EthereumState state;

    LogApi(EthereumState state) {
        this.state = state;
    }

    /// Finds a block that must be there.
    @FunctionalInterface
    interface Finding {
        ExecutionBlock of(RpcParams.BlockId id) throws RpcError;
    }

    ArrayNode logs(RpcParams params, Finding finding) throws RpcError {
        var asked = params.object(0);
        var filter = LogFilter.read(asked, 0);
        var array = JsonNodeFactory.instance.arrayNode();
        for (var block : blocks(asked, finding)) {
            if (filter.mayBeIn(block.header().logsBloom())) add(array, block, filter);
        }
        return array;
    }

    private List<ExecutionBlock> blocks(JsonNode asked, Finding finding) throws RpcError {
        if (asked.path("blockHash").isString()) {
            if (asked.has("fromBlock") || asked.has("toBlock")) {
                throw RpcParams.invalid(
                        0, "cannot specify both BlockHash and FromBlock/ToBlock, choose one or the other");
            }
            return List.of(finding.of(RpcParams.block(0, asked.path("blockHash").asString())));
        }
        long from = number(asked.path("fromBlock"), finding);
        long to = number(asked.path("toBlock"), finding);
        if (from > to) throw new RpcError(RpcError.INVALID_PARAMS, "invalid block range params");
        if (to - from >= MOST_BLOCKS) {
            throw new RpcError(RpcError.LIMIT, "query covers more than " + MOST_BLOCKS + " blocks");
        }
        Function<Long, ExecutionBlock> at =
                number -> state.chain().executionByNumber(number).orElseThrow();
        return LongStream.rangeClosed(from, to).boxed().map(at).toList();
    }

    /// A block's number; that of the newest where none is said, or where it lies ahead of it.
    private long number(JsonNode block, Finding finding) throws RpcError {
        long newest = state.chain().head().execution().number().value();
        if (!block.isString()) return newest;
        var id = RpcParams.block(0, block.asString());
        if (id instanceof RpcParams.BlockId.ByNumber(var number)) {
            return Long.compareUnsigned(number, newest) > 0 ? newest : number;
        }
        return finding.of(id).number().value();
    }

    private static void add(ArrayNode array, ExecutionBlock block, LogFilter filter) throws RpcError {
        int before = 0;
        for (int i = 0; i < block.receipts().size(); i++) {
            var logs = block.receipts().get(i).logs();
            for (int j = 0; j < logs.size(); j++) {
                if (filter.takes(logs.get(j))) array.add(ExecutionJson.log(block, i, before, j));
            }
            before += logs.size();
            if (array.size() > MOST_LOGS) {
                throw new RpcError(RpcError.LIMIT, "query returned more than " + MOST_LOGS + " results");
            }
        }
    }
}
