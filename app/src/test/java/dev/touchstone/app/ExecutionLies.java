package dev.touchstone.app;

import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.http.Delivery;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Ways in which an execution node can say something else than what is so: each changes the answers of one method.
final class ExecutionLies {
    private ExecutionLies() {}

    /// The result of this method, changed in place.
    static PracticeEthereumAnswers changed(String method, Consumer<JsonNode> change) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (call.method().equals(method)) change.accept(honest.path("result"));
                return honest;
            }
        };
    }

    /// The result of this method, replaced.
    static PracticeEthereumAnswers instead(String method, UnaryOperator<JsonNode> other) {
        return new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (call.method().equals(method)) honest.set("result", other.apply(honest.path("result")));
                return honest;
            }
        };
    }

    /// Every answer, sent in another way.
    static PracticeEthereumAnswers sent(UnaryOperator<HttpAnswer> way) {
        return new PracticeEthereumAnswers() {
            @Override
            public HttpAnswer execution(HttpRequest request, HttpAnswer answered) {
                return way.apply(answered);
            }
        };
    }

    static PracticeEthereumAnswers delivered(UnaryOperator<Delivery> how) {
        return sent(answer -> answer.sent(how.apply(Delivery.AT_ONCE)));
    }

    /// Another last digit in place of a text's own.
    static String flipped(String hex) {
        return hex.substring(0, hex.length() - 1) + (hex.endsWith("0") ? '1' : '0');
    }

    /// The text at the end of this path, with another last digit.
    static Consumer<JsonNode> flip(String... path) {
        return result -> {
            var parent = at(result, List.of(path).subList(0, path.length - 1));
            var last = path[path.length - 1];
            if (parent instanceof ObjectNode object) {
                if (object.path(last).isString())
                    object.put(last, flipped(object.path(last).asString()));
            } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
                int index = index(array, last);
                array.set(index, flipped(array.path(index).asString()));
            }
        };
    }

    /// The list at the end of this path, changed.
    static Consumer<JsonNode> list(Consumer<ArrayNode> change, String... path) {
        return result -> {
            if (at(result, List.of(path)) instanceof ArrayNode array && !array.isEmpty()) change.accept(array);
        };
    }

    /// Another value for the member at the end of this path.
    static Consumer<JsonNode> put(String value, String... path) {
        return result -> {
            var parent = at(result, List.of(path).subList(0, path.length - 1));
            if (parent instanceof ObjectNode object) object.put(path[path.length - 1], value);
        };
    }

    private static JsonNode at(JsonNode node, List<String> path) {
        var here = node;
        for (var step : path) {
            here = here instanceof ArrayNode array ? array.path(index(array, step)) : here.path(step);
        }
        return here;
    }

    private static int index(ArrayNode array, String step) {
        return step.equals("last") ? array.size() - 1 : Integer.parseInt(step);
    }
}
