package dev.touchstone.spv.ethereum.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Changes real answers into ones that nobody would give in good faith.
final class JsonMutations {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "3.5",
            "\"\"",
            "\"0x\"",
            "\"0xzz\"",
            "\"0x0\"",
            "\"0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\"",
            "\"18446744073709551616\"",
            "\"9223372036854775807\"",
            "\"-5\"",
            "\"\\u0000\\ud83d\"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "[null,1,{\"a\":[]}]",
            "123456789012345678901234567890");

    private final Random random;

    JsonMutations(long seed) {
        this.random = new Random(seed);
    }

    /// A copy in which some members are other values, gone, or doubled.
    JsonNode of(JsonNode original) {
        var copy = original.deepCopy();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            var containers = new ArrayList<JsonNode>();
            collect(copy, containers);
            change(containers.get(random.nextInt(containers.size())));
        }
        return copy;
    }

    private void collect(JsonNode node, List<JsonNode> into) {
        if (!node.isContainer()) return;
        into.add(node);
        for (var child : node) collect(child, into);
    }

    private void change(JsonNode container) {
        switch (container) {
            case ObjectNode object
            when !object.isEmpty() -> {
                var names = object.propertyNames().stream().toList();
                var name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) object.remove(name);
                else object.set(name, other(object.path(name)));
            }
            case ArrayNode array
            when !array.isEmpty() -> {
                int at = random.nextInt(array.size());
                if (random.nextInt(3) == 0) array.remove(at);
                else if (random.nextBoolean()) array.add(array.get(at).deepCopy());
                else array.set(at, other(array.get(at)));
            }
            default -> {}
        }
    }

    private JsonNode other(JsonNode value) {
        if (value.isString() && !value.asString().isEmpty() && random.nextBoolean()) {
            var text = new StringBuilder(value.asString());
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) text.setCharAt(at, "0123456789abcdefxg-\u00e9".charAt(random.nextInt(20)));
            else text.setLength(at);
            return JsonNodeFactory.instance.stringNode(text.toString());
        }
        return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    }
}
