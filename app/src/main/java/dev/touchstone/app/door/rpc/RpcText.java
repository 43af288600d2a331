package dev.touchstone.app.door.rpc;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.chain.StrictJson;
import dev.touchstone.spv.chain.StrictJson.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads calls that strangers wrote, and writes answers (JSON-RPC 2.0). Pure.
public final class RpcText {
    public static final int MOST_IN_BATCH = 50;
    private static final int MOST_DEPTH = 32;
    private static final int MOST_TOKENS = 20_000;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 80;
    private static final int LONGEST_TEXT = 512 * 1024;
    private static final int LONGEST_METHOD = 64;
    private static final int LONGEST_ID = 200;

    private static final StrictJson JSON =
            StrictJson.within(new Limits(MOST_DEPTH, LONGEST_NAME, LONGEST_NUMBER, LONGEST_TEXT, MOST_TOKENS));

    private RpcText() {}

    /// What somebody sent.
    public sealed interface Incoming {
        record One(Item item) implements Incoming {}

        record Batch(List<Item> items) implements Incoming {
            public Batch {
                items = List.copyOf(items);
            }
        }

        /// Nothing that could be answered call by call.
        record Bad(RpcFailure failure) implements Incoming {}
    }

    /// A call, or what is in its place.
    public sealed interface Item {
        /// What the answer is to bear; empty for a call that wants none.
        Optional<JsonNode> id();

        record Call(Optional<JsonNode> id, String method, JsonNode params) implements Item {}

        record NoCall(Optional<JsonNode> id) implements Item {}
    }

    /// JSON of any kind, within the same bounds.
    public static Parsed<JsonNode> json(String text) {
        return JSON.parse(text);
    }

    public static Incoming parse(String text) {
        if (!(json(text) instanceof Parsed.Ok<JsonNode>(var tree))) {
            return new Incoming.Bad(RpcFailure.of(RpcFailure.PARSE, "no JSON within the bounds of this door"));
        }
        if (tree.isObject()) return new Incoming.One(item(tree));
        if (!tree.isArray() || tree.isEmpty()) {
            return new Incoming.Bad(RpcFailure.of(RpcFailure.INVALID_REQUEST, "neither a call nor a batch of calls"));
        }
        if (tree.size() > MOST_IN_BATCH) {
            return new Incoming.Bad(
                    RpcFailure.of(RpcFailure.LIMIT_EXCEEDED, "more than " + MOST_IN_BATCH + " calls at once"));
        }
        var items = new ArrayList<Item>();
        for (var each : tree) items.add(item(each));
        return new Incoming.Batch(items);
    }

    private static Item item(JsonNode tree) {
        var given = tree.path("id");
        boolean isId = given.isNull()
                || given.isIntegralNumber()
                || (given.isString() && given.asString().length() <= LONGEST_ID);
        boolean isAbsent = given.isMissingNode();
        var id = isAbsent ? Optional.<JsonNode>empty() : Optional.of(isId ? given : NullNode.getInstance());
        var method = tree.path("method");
        var params = tree.path("params");
        boolean isCall = tree.isObject()
                && (isAbsent || isId)
                && tree.path("jsonrpc").asString("").equals("2.0")
                && method.isString()
                && method.asString().length() <= LONGEST_METHOD
                && (params.isMissingNode() || params.isArray() || params.isObject() || params.isNull());
        if (!isCall) return new Item.NoCall(Optional.of(id.orElse(NullNode.getInstance())));
        return new Item.Call(id, method.asString(), params);
    }

    public static ObjectNode result(JsonNode id, JsonNode result) {
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.set("result", result);
        return answer;
    }

    public static ObjectNode failure(JsonNode id, RpcFailure failure) {
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        var error = answer.putObject("error").put("code", failure.code()).put("message", failure.message());
        failure.data().ifPresent(data -> error.put("data", "0x" + data.hex()));
        return answer;
    }

    /// An answer to nobody in particular.
    public static ObjectNode failure(RpcFailure failure) {
        return failure(NullNode.getInstance(), failure);
    }

    public static String write(JsonNode node) {
        return JSON.writeText(node);
    }
}
