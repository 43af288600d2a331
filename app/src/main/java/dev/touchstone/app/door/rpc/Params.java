package dev.touchstone.app.door.rpc;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The parameters of a call, by their place. Immutable. What is not as it should be ends the call with -32602.
///
/// Source: execution-apis `src/schemas/base-types.yaml`.
///
/// @param node an array, or nothing
public record Params(JsonNode node) {
    private static final int WORD_DIGITS = 64;
    private static final int U64_BITS = 63;

    public int count() {
        return node.isArray() ? node.size() : 0;
    }

    /// A missing node where there is none.
    public JsonNode at(int place) {
        return node.isArray() ? node.path(place) : MissingNode.getInstance();
    }

    public boolean has(int place) {
        return isThere(at(place));
    }

    /// Whether a member is there and not null.
    public static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    public static RefusedException invalid(String what) {
        return new RefusedException(RpcFailure.INVALID_PARAMS, what);
    }

    public JsonNode object(int place) throws RefusedException {
        var object = at(place);
        if (!object.isObject()) throw invalid("parameter " + (place + 1) + " is no object");
        return object;
    }

    public String text(int place) throws RefusedException {
        var text = at(place);
        if (!text.isString()) throw invalid("parameter " + (place + 1) + " is no text");
        return text.asString();
    }

    public EthereumAddress address(int place) throws RefusedException {
        return address(at(place));
    }

    public static EthereumAddress address(JsonNode value) throws RefusedException {
        return switch (EthereumAddress.parse(value.isString() ? value.asString() : "")) {
            case AddressText.Valid(var address, var _) -> address;
            case AddressText.NoPrefix _, AddressText.WrongLength _, AddressText.NotHexadecimal _ ->
                throw invalid("no address");
            case AddressText.BadChecksum _ -> throw invalid("an address whose checksum is wrong (EIP-55)");
        };
    }

    public Hash256 hash(int place) throws RefusedException {
        return hash(at(place));
    }

    public static Hash256 hash(JsonNode value) throws RefusedException {
        var bytes = bytes(value, Hash256.BYTES);
        if (bytes.length() != Hash256.BYTES) throw invalid("no hash of 32 bytes");
        return Hash256.of(bytes.toArray());
    }

    /// At most `most` bytes.
    public static ByteString bytes(JsonNode value, int most) throws RefusedException {
        var text = value.isString() ? value.asString() : "";
        if (!text.startsWith("0x")) throw invalid("no bytes after 0x");
        if ((text.length() - 2) / 2 > most) throw invalid("more than " + most + " bytes");
        return ByteString.fromHex(text.substring(2)).orElseThrow(() -> invalid("no hexadecimal bytes"));
    }

    /// A number of at most 256 bits.
    public static BigInteger number(JsonNode value) throws RefusedException {
        var text = value.isString() ? value.asString() : "";
        var digits = text.startsWith("0x") ? text.substring(2) : "";
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= WORD_DIGITS
                && digits.chars().allMatch(HexFormat::isHexDigit);
        if (!isNumber) throw invalid("no number of at most 256 bits after 0x");
        return new BigInteger(digits, 16);
    }

    public static Wei wei(JsonNode value) throws RefusedException {
        return new Wei(number(value));
    }

    /// A number below 2^63.
    public static long count(JsonNode value) throws RefusedException {
        var number = number(value);
        if (number.bitLength() > U64_BITS) throw invalid("a number over 2^63");
        return number.longValue();
    }

    public static Optional<Wei> weiIfAny(JsonNode value) throws RefusedException {
        return isThere(value) ? Optional.of(wei(value)) : Optional.empty();
    }

    /// Reads one item of a list.
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonNode value) throws RefusedException;
    }

    /// The items of an array; none where it is not there.
    public static <T> List<T> list(JsonNode array, int most, Reader<T> each) throws RefusedException {
        if (!isThere(array)) return List.of();
        if (!array.isArray() || array.size() > most) throw invalid("no list of at most " + most);
        var items = new ArrayList<T>();
        for (var item : array) items.add(each.read(item));
        return List.copyOf(items);
    }
}
