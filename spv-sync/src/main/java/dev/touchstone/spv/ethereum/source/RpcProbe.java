package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Finds out what an execution node is able to do, with two requests where it takes batches. Pure but for asking.
final class RpcProbe {
    private static final long MOST_BYTES = 256_000;
    private static final String GENESIS = "0x0";

    /// How far below the head proofs are tried: nodes keep all states, 128 of them, some 32, or the last.
    private static final List<Long> DEPTHS = List.of(8_192L, 120L, 24L);

    private final JsonRpc rpc;

    RpcProbe(JsonRpc rpc) {
        this.rpc = rpc;
    }

    Reply<Capabilities> ask() {
        var answers = rpc.askAll(
                List.of(
                        RpcCall.of("eth_chainId"),
                        RpcCall.of("eth_blockNumber"),
                        RpcCall.of("web3_clientVersion"),
                        RpcCall.of("eth_getBlockReceipts", RpcCall.text(GENESIS)),
                        RpcCall.of("eth_getMultiProof")),
                MOST_BYTES);
        var chainId = answers.get(0).then(json -> RpcJson.reply(json, RpcJson::count));
        var head = answers.get(1).then(json -> RpcJson.reply(json, RpcJson::count));
        return chainId.then(id -> head.map(number -> new Capabilities(
                id,
                software(answers.get(2)),
                rpc.takesBatches(),
                isKnown(answers.get(3)),
                isKnown(answers.get(4)),
                proofWindow(number))));
    }

    private String software(Reply<JsonNode> answer) {
        return answer.toOptional()
                .map(json -> rpc.redaction().of(json.asString("")))
                .orElse("");
    }

    private static boolean isKnown(Reply<JsonNode> answer) {
        return !(answer instanceof Reply.Failed<JsonNode>(var fault) && fault instanceof SourceFault.Unsupported);
    }

    /// The deepest of the tried blocks that is still proven; not known to end where that is the first.
    private OptionalLong proofWindow(long head) {
        var calls =
                DEPTHS.stream().map(depth -> proofAt(Math.max(0, head - depth))).toList();
        var answers = rpc.askAll(calls, MOST_BYTES);
        for (int i = 0; i < DEPTHS.size(); i++) {
            boolean isProven = answers.get(i) instanceof Reply.Said<JsonNode>(var json) && json.has("accountProof");
            if (isProven) return i == 0 ? OptionalLong.empty() : OptionalLong.of(DEPTHS.get(i));
        }
        return OptionalLong.of(0);
    }

    private static RpcCall proofAt(long number) {
        return RpcCall.of(
                "eth_getProof",
                RpcCall.text(RpcJson.text(EthereumAddress.ZERO)),
                JsonNodeFactory.instance.arrayNode(),
                RpcCall.text(RpcJson.text(BlockNumber.of(number))));
    }
}
