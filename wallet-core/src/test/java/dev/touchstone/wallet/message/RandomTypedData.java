package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Typed data of every kind: structs in structs, lists of one and more dimensions, all atoms, domains with and
/// without each member. Confined to one test.
final class RandomTypedData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LETTERS = "abcXYZ 019.,\u00e9\u4e2d\u00df\n\"\\";
    private static final int MOST_DEPTH = 3;

    private final Random random;
    private ObjectNode types = JSON.objectNode();
    private int structs;

    RandomTypedData(Random random) {
        this.random = random;
    }

    /// In the form of `eth_signTypedData_v4`.
    ObjectNode next() {
        types = JSON.objectNode();
        structs = 0;
        var data = JSON.objectNode();
        var primary = struct(0);
        data.put("primaryType", primary);
        var domain = data.putObject("domain");
        var domainType = types.putArray("EIP712Domain");
        for (var member : List.of(
                "name string", "version string", "chainId uint256", "verifyingContract address", "salt bytes32")) {
            if (random.nextInt(3) == 0) continue;
            int blank = member.indexOf(' ');
            var name = member.substring(0, blank);
            var type = member.substring(blank + 1);
            domainType.addObject().put("name", name).put("type", type);
            domain.set(name, value(type));
        }
        data.set("types", types);
        data.set("message", value(primary));
        return data;
    }

    private String struct(int depth) {
        var name = "Struct" + structs++;
        var members = types.putArray(name);
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            members.addObject().put("name", "member" + i).put("type", type(depth + 1));
        }
        return name;
    }

    private String type(int depth) {
        int kind = random.nextInt(depth < MOST_DEPTH ? 10 : 8);
        var inner = switch (kind) {
            case 0 -> "address";
            case 1 -> "bool";
            case 2 -> "bytes";
            case 3 -> "string";
            case 4 -> "bytes" + (1 + random.nextInt(32));
            case 5 -> "int" + 8 * (1 + random.nextInt(32));
            case 6, 7 -> "uint" + 8 * (1 + random.nextInt(32));
            default -> struct(depth);
        };
        return switch (random.nextInt(6)) {
            case 0 -> inner + "[]";
            case 1 -> inner + "[" + (1 + random.nextInt(3)) + "]";
            case 2 -> inner + "[" + (1 + random.nextInt(2)) + "][]";
            default -> inner;
        };
    }

    private JsonNode value(String type) {
        if (type.endsWith("]")) {
            int open = type.lastIndexOf('[');
            var digits = type.substring(open + 1, type.length() - 1);
            int count = digits.isEmpty() ? random.nextInt(4) : Integer.parseInt(digits);
            var items = JSON.arrayNode();
            for (int i = 0; i < count; i++) items.add(value(type.substring(0, open)));
            return items;
        }
        if (types.has(type)) {
            var fields = JSON.objectNode();
            for (var member : new ArrayList<>(types.path(type).values())) {
                fields.set(
                        member.path("name").asString(),
                        value(member.path("type").asString()));
            }
            return fields;
        }
        return atom(type);
    }

    private JsonNode atom(String type) {
        if (type.startsWith("uint")) return number(new BigInteger(bits(type, 4), random));
        if (type.startsWith("int")) {
            var half = BigInteger.ONE.shiftLeft(bits(type, 3) - 1);
            return number(new BigInteger(bits(type, 3), random).subtract(half));
        }
        return switch (type) {
            case "bool" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> JSON.stringNode(text());
            case "address" -> JSON.stringNode("0x" + bytes(20).hex());
            case "bytes" -> JSON.stringNode("0x" + bytes(random.nextInt(80)).hex());
            default ->
                JSON.stringNode(
                        "0x" + bytes(Integer.parseInt(type.substring(5))).hex());
        };
    }

    private static int bits(String type, int from) {
        return Integer.parseInt(type.substring(from));
    }

    private JsonNode number(BigInteger number) {
        return JSON.stringNode(number.toString());
    }

    private String text() {
        var text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return random.nextInt(4) == 0 ? text + "\ud83d\ude80" : text.toString();
    }

    ByteString bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.of(bytes);
    }
}
