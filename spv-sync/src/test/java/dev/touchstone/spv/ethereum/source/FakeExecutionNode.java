package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.ethereum.source.ScriptedServer.Answer;
import dev.touchstone.spv.ethereum.source.ScriptedServer.Asked;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An execution node that knows the methods it was given, and how many calls a batch may have.
final class FakeExecutionNode implements Function<Asked, Answer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Function<JsonNode, JsonNode>> methods = new ConcurrentHashMap<>();
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private int mostInBatch = 100;

    FakeExecutionNode() {
        on("eth_chainId", _ -> JSON.readTree("\"0x1\""));
    }

    /// `answer` gets the parameters and gives a result, or an object with an `error`.
    FakeExecutionNode on(String method, Function<JsonNode, JsonNode> answer) {
        methods.put(method, answer);
        return this;
    }

    FakeExecutionNode batches(int most) {
        mostInBatch = most;
        return this;
    }

    static JsonNode error(int code, String message) {
        return JSON.createObjectNode()
                .set("error", JSON.createObjectNode().put("code", code).put("message", message));
    }

    /// The calls of a method that came in so far.
    List<JsonNode> calls(String method) {
        return calls.stream()
                .filter(call -> call.path("method").asString().equals(method))
                .toList();
    }

    @Override
    public Answer apply(Asked asked) {
        var request = JSON.readTree(asked.body());
        if (!request.isArray()) return Answer.json(answer(request).toString());
        if (request.size() > mostInBatch) {
            return Answer.json(
                    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"batch too large\"}}");
        }
        var answers = JSON.createArrayNode();
        for (int i = request.size() - 1; i >= 0; i--) answers.add(answer(request.path(i)));
        return Answer.json(answers.toString());
    }

    private ObjectNode answer(JsonNode call) {
        calls.add(call);
        var answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        var method = methods.get(call.path("method").asString());
        var result = method == null
                ? error(-32601, "the method " + call.path("method").asString() + " does not exist/is not available")
                : method.apply(call.path("params"));
        if (result.path("error").isObject()) answer.set("error", result.path("error"));
        else answer.set("result", result);
        return answer;
    }
}
