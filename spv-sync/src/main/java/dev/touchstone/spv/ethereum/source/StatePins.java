package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks questions about the state after one block, never about whichever is the latest: the block is named by its
/// hash (EIP-1898), or by its number for a node that does not understand that, which is remembered. Thread-safe.
final class StatePins {
    private final JsonRpc rpc;
    private final RpcHeaders headers;
    private volatile boolean takesHashes = true;

    StatePins(JsonRpc rpc, RpcHeaders headers) {
        this.rpc = rpc;
        this.headers = headers;
    }

    /// What was asked, and the header of the block, which is asked for in the same request where it is not yet
    /// known.
    record Pinned(Reply<ExecutionHeader> header, Reply<List<Reply<JsonNode>>> answers) {
        private boolean areRefused() {
            return answers instanceof Reply.Said<List<Reply<JsonNode>>>(var list)
                    && !list.isEmpty()
                    && list.stream().allMatch(StatePins::isRefused);
        }
    }

    private static boolean isRefused(Reply<JsonNode> answer) {
        return answer instanceof Reply.Failed<JsonNode>(var fault) && RpcFaults.isAboutForm(fault);
    }

    /// @param questions the questions, given how they name the block
    /// @param limit the most bytes of each answer
    Pinned ask(Hash256 block, Function<JsonNode, List<RpcCall>> questions, long limit) {
        if (takesHashes) {
            var pinned = byHash(block, questions, limit);
            if (!pinned.areRefused()) return pinned;
        }
        return byNumber(block, questions, limit);
    }

    private Pinned byHash(Hash256 block, Function<JsonNode, List<RpcCall>> questions, long limit) {
        var calls = questions.apply(name(block));
        var known = headers.known(block);
        if (known.isPresent()) return new Pinned(Reply.said(known.get()), Reply.said(rpc.askAll(calls, limit)));
        var all = new ArrayList<>(calls);
        all.add(headers.question(block));
        var answers = rpc.askAll(all, Math.max(limit, RpcHeaders.MOST_FOR_BLOCK));
        return new Pinned(headers.read(answers.getLast(), block), Reply.said(answers.subList(0, calls.size())));
    }

    private Pinned byNumber(Hash256 block, Function<JsonNode, List<RpcCall>> questions, long limit) {
        var header = headers.byHash(block);
        var answers = header.map(found -> {
            var name = RpcCall.text(RpcJson.text(found.number()));
            return rpc.askAll(questions.apply(name), limit);
        });
        var pinned = new Pinned(header, answers);
        boolean isUnderstood = answers instanceof Reply.Said<List<Reply<JsonNode>>> && !pinned.areRefused();
        if (isUnderstood) takesHashes = false;
        return pinned;
    }

    private static JsonNode name(Hash256 block) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("blockHash", RpcJson.text(block))
                .put("requireCanonical", false);
    }
}
