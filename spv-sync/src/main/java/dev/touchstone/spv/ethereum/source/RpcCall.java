package dev.touchstone.spv.ethereum.source;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A question in JSON-RPC. Immutable once sent.
record RpcCall(String method, ArrayNode parameters) {

    static RpcCall of(String method, JsonNode... parameters) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var parameter : parameters) array.add(parameter);
        return new RpcCall(method, array);
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    static JsonNode flag(boolean flag) {
        return JsonNodeFactory.instance.booleanNode(flag);
    }

    ObjectNode request(int id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("method", method)
                .set("params", parameters);
    }
}
