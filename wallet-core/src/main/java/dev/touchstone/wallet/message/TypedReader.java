package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the values of typed data by their types. Each type takes one kind of JSON, and nothing is repaired:
/// what would be hashed otherwise than it looks is refused. Confined to one reading.
final class TypedReader {
    static final int MOST_VALUES = 20_000;
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");

    private final TypedTypes types;
    private int count;

    TypedReader(TypedTypes types) {
        this.types = types;
    }

    TypedValue.Struct struct(String type, JsonNode node, String where) throws MalformedException {
        if (!node.isObject()) throw new MalformedException(where + " is no object");
        var members = types.members(type);
        for (var name : node.propertyNames()) {
            if (members.stream().noneMatch(member -> member.name().equals(name))) {
                throw new MalformedException(where + " has " + Wording.quoted(name) + ", which its type has not");
            }
        }
        var fields = new ArrayList<TypedField>();
        for (var member : members) {
            var inner = where + "." + member.name();
            if (!node.has(member.name())) throw new MalformedException(inner + " is missing");
            var value = value(member.type(), node.path(member.name()), inner);
            fields.add(new TypedField(member.name(), member.written(), value));
        }
        return new TypedValue.Struct(type, fields);
    }

    private TypedValue value(TypedType type, JsonNode node, String where) throws MalformedException {
        if (++count > MOST_VALUES) throw new MalformedException("more than " + MOST_VALUES + " values");
        return switch (type) {
            case TypedType.Of(var struct) ->
                node.isNull() ? new TypedValue.Absent(struct) : struct(struct, node, where);
            case TypedType.Items items -> items(items, node, where);
            case TypedType.Whole whole -> new TypedValue.Whole(number(whole, node, where));
            case TypedType.Account _ -> new TypedValue.Account(address(node, where));
            case TypedType.Truth _ -> {
                if (!node.isBoolean()) throw new MalformedException(where + " is neither true nor false");
                yield new TypedValue.Truth(node.booleanValue());
            }
            case TypedType.Fixed(int length) -> {
                var bytes = bytes(node, where);
                if (bytes.length() != length) {
                    throw new MalformedException(where + " has " + bytes.length() + " bytes, not " + length);
                }
                yield new TypedValue.Fixed(bytes);
            }
            case TypedType.Blob _ -> new TypedValue.Blob(bytes(node, where));
            case TypedType.Text _ -> new TypedValue.Text(text(node, where));
        };
    }

    private TypedValue items(TypedType.Items type, JsonNode node, String where) throws MalformedException {
        if (!node.isArray()) throw new MalformedException(where + " is no list");
        if (type.length().isPresent() && type.length().getAsInt() != node.size()) {
            throw new MalformedException(where + " has " + node.size() + " items, not "
                    + type.length().getAsInt());
        }
        var items = new ArrayList<TypedValue>();
        for (var item : node) items.add(value(type.element(), item, where + "[" + items.size() + "]"));
        return new TypedValue.Items(type.name(), items);
    }

    private static BigInteger number(TypedType.Whole type, JsonNode node, String where) throws MalformedException {
        var number = number(node).orElseThrow(() -> new MalformedException(where + " is no whole number"));
        boolean fits = type.isSigned()
                ? number.bitLength() < type.bits()
                : number.signum() >= 0 && number.bitLength() <= type.bits();
        if (!fits) throw new MalformedException(where + " does not fit into " + type.bits() + " bits");
        return number;
    }

    private static Optional<BigInteger> number(JsonNode node) {
        if (node.isIntegralNumber()) return Optional.of(node.bigIntegerValue());
        if (!node.isString() || node.asString().length() > LONGEST_NUMBER) return Optional.empty();
        var text = node.asString();
        if (DECIMAL.matcher(text).matches()) return Optional.of(new BigInteger(text));
        if (HEXADECIMAL.matcher(text).matches()) return Optional.of(new BigInteger(text.substring(2), 16));
        return Optional.empty();
    }

    private static EthereumAddress address(JsonNode node, String where) throws MalformedException {
        if (node.isString() && EthereumAddress.parse(node.asString()) instanceof AddressText.Valid valid) {
            return valid.address();
        }
        throw new MalformedException(where + " is no address");
    }

    private static ByteString bytes(JsonNode node, String where) throws MalformedException {
        var text = node.isString() ? node.asString() : "";
        if (!text.startsWith("0x")) throw new MalformedException(where + " is not hexadecimal");
        return ByteString.fromHex(text.substring(2))
                .orElseThrow(() -> new MalformedException(where + " is not hexadecimal"));
    }

    /// Half a surrogate pair is no character: it would be hashed as something else.
    private static String text(JsonNode node, String where) throws MalformedException {
        if (!node.isString()) throw new MalformedException(where + " is no text");
        var text = node.asString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedException(where + " has half a character");
        }
        return text;
    }
}
