package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.BlockRange;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds logs in a bounded range of blocks, each of which is proven: by the filter in its header, and where
/// that may hold what is looked for, by all of its receipts. Where one block is not proven the whole answer is
/// refused, so that none is ever short without saying so. Thread-safe.
final class Logs {
    static final int MOST_BLOCKS = 2_048;

    /// Of so many blocks all receipts are read; each has about a megabyte of them.
    static final int MOST_READ = 128;

    private static final int MOST_LOGS = 5_000;

    private final DoorWallet wallet;
    private final RecentLists lists;

    Logs(DoorWallet wallet, RecentLists lists) {
        this.wallet = wallet;
        this.lists = lists;
    }

    JsonNode find(JsonNode query) throws RefusedException {
        var filter = LogFilter.read(query);
        var toRead = blocks(query).stream()
                .filter(block -> filter.mayBeIn(block.value().logsBloom()))
                .toList();
        if (toRead.size() > MOST_READ) {
            throw limit("by their headers " + toRead.size() + " of these blocks may hold such logs, and at most "
                    + MOST_READ + " are read at once; ask about fewer");
        }
        var found = JsonNodeFactory.instance.arrayNode();
        for (var block : toRead) look(block, filter, false, found);
        return found;
    }

    private static RefusedException limit(String why) {
        return new RefusedException(RpcFailure.LIMIT_EXCEEDED, why);
    }

    private List<Proven<ExecutionHeader>> blocks(JsonNode query) throws RefusedException {
        var first = query.path("fromBlock");
        var last = query.path("toBlock");
        if (query.has("blockHash")) {
            if (Params.isThere(first) || Params.isThere(last)) {
                throw Params.invalid("'blockHash' beside a range of blocks (EIP-234)");
            }
            return List.of(new BlockChoice.ByHash(Params.hash(query.path("blockHash"))).header(wallet));
        }
        return range(number(BlockChoice.read(first)), number(BlockChoice.read(last)));
    }

    private BlockNumber number(BlockChoice choice) throws RefusedException {
        return choice instanceof BlockChoice.ByNumber(var number)
                ? number
                : choice.header(wallet).value().number();
    }

    private List<Proven<ExecutionHeader>> range(BlockNumber from, BlockNumber to) throws RefusedException {
        long count = to.value() - from.value() + 1;
        if (count < 1) throw Params.invalid("a range that ends before it begins");
        if (count > MOST_BLOCKS) throw limit("more than " + MOST_BLOCKS + " blocks: each of them has to be proven");
        return switch (wallet.blocks().range(from, to)) {
            case BlockRange.Read(var blocks) -> blocks;
            case BlockRange.NotRead(var why) -> throw Answers.refusal(why);
        };
    }

    /// Adds what a block holds.
    ///
    /// @param removed whether the block was replaced
    void look(Proven<ExecutionHeader> block, LogFilter filter, boolean removed, ArrayNode found)
            throws RefusedException {
        if (!filter.mayBeIn(block.value().logsBloom())) return;
        var receipts = lists.receipts(block).value().receipts();
        List<Hash256> hashes = List.of();
        long place = 0;
        for (int i = 0; i < receipts.size(); i++) {
            for (var log : receipts.get(i).logs()) {
                if (filter.takes(log)) {
                    if (hashes.isEmpty()) hashes = hashes(block);
                    if (found.size() == MOST_LOGS) throw limit("more than " + MOST_LOGS + " logs");
                    found.add(ChainJson.log(log, block.asOf(), hashes.get(i), i, place)
                            .put("removed", removed));
                }
                place++;
            }
        }
    }

    private List<Hash256> hashes(Proven<ExecutionHeader> block) throws RefusedException {
        return lists.transactions(block).value().transactions().stream()
                .map(tx -> tx.hash())
                .toList();
    }
}
