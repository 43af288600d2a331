package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.Params;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds logs in a bounded range of blocks, each of which is proven: by the filter in its header, and where
/// that may hold what is looked for, by all of its receipts. Where one block is not proven the whole answer is
/// refused, so that none is ever short without saying so. Thread-safe.
final class Logs {
    private static final int MOST_BLOCKS = 64;
    private static final int MOST_LOGS = 5_000;
    private static final int MOST_CHOICES = 64;

    private final DoorWallet wallet;

    Logs(DoorWallet wallet) {
        this.wallet = wallet;
    }

    /// @param topics for each place those that may stand there; none for any
    private record Filter(List<EthereumAddress> addresses, List<List<Hash256>> topics) {
        boolean mayBeIn(LogsBloom bloom) {
            return (addresses.isEmpty() || addresses.stream().anyMatch(bloom::mayHold))
                    && topics.stream()
                            .allMatch(any -> any.isEmpty() || any.stream().anyMatch(bloom::mayHoldTopic));
        }

        boolean takes(LogEntry log) {
            if (!addresses.isEmpty() && !addresses.contains(log.address())) return false;
            if (topics.size() > log.topics().size()) return false;
            for (int i = 0; i < topics.size(); i++) {
                if (!topics.get(i).isEmpty()
                        && !topics.get(i).contains(log.topics().get(i))) return false;
            }
            return true;
        }
    }

    JsonNode find(JsonNode query) throws RefusedException {
        var filter = new Filter(
                oneOrMore(query.path("address"), Params::address),
                Params.list(query.path("topics"), LogEntry.MOST_TOPICS, topic -> oneOrMore(topic, Params::hash)));
        var found = JsonNodeFactory.instance.arrayNode();
        for (var block : blocks(query)) look(block, filter, found);
        return found;
    }

    private static <T> List<T> oneOrMore(JsonNode value, Params.Reader<T> reader) throws RefusedException {
        if (value.isString()) return List.of(reader.read(value));
        return Params.list(value, MOST_CHOICES, reader);
    }

    private List<Proven<ExecutionHeader>> blocks(JsonNode query) throws RefusedException {
        var questions = wallet.questions();
        if (query.has("blockHash")) {
            return List.of(new BlockChoice.ByHash(Params.hash(query.path("blockHash"))).header(questions));
        }
        var last = BlockChoice.read(query.path("toBlock")).header(questions);
        long to = last.value().number().value();
        var wanted = BlockChoice.read(query.path("fromBlock"));
        long from = wanted instanceof BlockChoice.ByNumber(var number)
                ? number.value()
                : wanted.header(questions).value().number().value();
        if (from > to) throw Params.invalid("a range that ends before it begins");
        if (to - from >= MOST_BLOCKS) {
            throw new RefusedException(
                    RpcFailure.LIMIT_EXCEEDED, "more than " + MOST_BLOCKS + " blocks: each of them has to be proven");
        }
        var blocks = new ArrayList<Proven<ExecutionHeader>>();
        for (long number = from; number < to; number++) {
            blocks.add(Answers.proven(questions.block(BlockNumber.of(number))));
        }
        blocks.add(last);
        return blocks;
    }

    private void look(Proven<ExecutionHeader> block, Filter filter, ArrayNode found) throws RefusedException {
        if (!filter.mayBeIn(block.value().logsBloom())) return;
        var receipts = Answers.value(wallet.blocks().receipts(block)).receipts();
        List<Hash256> hashes = List.of();
        long place = 0;
        for (int i = 0; i < receipts.size(); i++) {
            for (var log : receipts.get(i).logs()) {
                if (filter.takes(log)) {
                    if (hashes.isEmpty()) hashes = hashes(block);
                    if (found.size() == MOST_LOGS) {
                        throw new RefusedException(RpcFailure.LIMIT_EXCEEDED, "more than " + MOST_LOGS + " logs");
                    }
                    found.add(ChainJson.log(log, block.asOf(), hashes.get(i), i, place));
                }
                place++;
            }
        }
    }

    private List<Hash256> hashes(Proven<ExecutionHeader> block) throws RefusedException {
        return Answers.value(wallet.blocks().transactions(block)).transactions().stream()
                .map(tx -> tx.hash())
                .toList();
    }
}
