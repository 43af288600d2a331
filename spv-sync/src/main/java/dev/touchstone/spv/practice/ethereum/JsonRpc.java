package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The envelope of JSON-RPC 2.0: one call or a batch of them. Thread-safe.
final class JsonRpc {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_IN_BATCH = 1000;

    private JsonRpc() {}

    /// What a request holds.
    sealed interface Request {
        record One(JsonNode call) implements Request {}

        record Batch(List<JsonNode> calls) implements Request {}

        /// Nothing that could be answered call by call.
        record Bad(RpcError error) implements Request {}
    }

    static Request parse(ByteString body) {
        try {
            var tree = MAPPER.readTree(body.toArray());
            if (!tree.isArray()) return new Request.One(tree);
            if (tree.isEmpty() || tree.size() > MOST_IN_BATCH) {
                return new Request.Bad(new RpcError(RpcError.INVALID_REQUEST, "no batch of " + tree.size()));
            }
            var calls = new ArrayList<JsonNode>();
            tree.forEach(calls::add);
            return new Request.Batch(calls);
        } catch (JacksonException _) {
            return new Request.Bad(new RpcError(RpcError.PARSE, "parse error"));
        }
    }

    /// Answers a method's call.
    @FunctionalInterface
    interface Methods {
        JsonNode result(PracticeEthereumAnswers.Call call) throws RpcError;
    }

    /// A call with what is honestly answered to it.
    record Answered(PracticeEthereumAnswers.Call call, ObjectNode answer) {}

    static Answered answer(JsonNode call, Methods methods) {
        var asked = new PracticeEthereumAnswers.Call(call.path("method").asString(""), call.path("params"));
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", id(call));
        try {
            if (asked.method().isEmpty()) throw new RpcError(RpcError.INVALID_REQUEST, "invalid request");
            answer.set("result", methods.result(asked));
        } catch (RpcError e) {
            answer.set("error", error(e));
        }
        return new Answered(asked, answer);
    }

    private static JsonNode id(JsonNode call) {
        var id = call.path("id");
        return id.isString() || id.isNumber() ? id : JsonNodeFactory.instance.nullNode();
    }

    static ObjectNode refusal(RpcError error) {
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.putNull("id");
        answer.set("error", error(error));
        return answer;
    }

    private static ObjectNode error(RpcError error) {
        var node =
                JsonNodeFactory.instance.objectNode().put("code", error.code()).put("message", error.message());
        return error.data().isEmpty() ? node : node.put("data", error.data());
    }
}
