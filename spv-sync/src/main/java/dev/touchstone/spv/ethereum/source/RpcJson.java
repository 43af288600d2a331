package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads and writes the fields of Ethereum's JSON-RPC: hexadecimal digits after `0x`, of bytes in full, of
/// numbers without leading zeros; servers write some zeros nevertheless. Pure.
///
/// Source: execution-apis `src/schemas/base-types.yaml`.
final class RpcJson {
    private static final int WORD_DIGITS = 64;

    private RpcJson() {}

    /// Reads a value out of JSON.
    @FunctionalInterface
    interface Source<T> {
        T read(JsonNode node) throws MalformedException;
    }

    static <T> Parsed<T> parse(JsonNode node, Source<T> source) {
        try {
            return Parsed.ok(source.read(node));
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    static <T> Reply<T> reply(JsonNode node, Source<T> source) {
        return switch (parse(node, source)) {
            case Parsed.Ok<T>(var value) -> Reply.said(value);
            case Parsed.Malformed<T>(var reason) -> Reply.failed(new SourceFault.Unreadable(reason));
        };
    }

    /// Whether a member is there and not null.
    static boolean has(JsonNode node, String member) {
        return !node.path(member).isMissingNode() && !node.path(member).isNull();
    }

    private static String digits(JsonNode value) throws MalformedException {
        var text = value.isString() ? value.asString() : "";
        if (!text.startsWith("0x")) throw new MalformedException("no text after 0x");
        return text.substring(2);
    }

    static ByteString bytes(JsonNode value) throws MalformedException {
        return ByteString.fromHex(digits(value)).orElseThrow(() -> new MalformedException("no hexadecimal bytes"));
    }

    /// At most `most` bytes.
    static ByteString bytes(JsonNode value, int most) throws MalformedException {
        var bytes = bytes(value);
        if (bytes.length() > most) throw new MalformedException(bytes.length() + " bytes, more than " + most);
        return bytes;
    }

    static ByteString fixed(JsonNode value, int length) throws MalformedException {
        var bytes = bytes(value, length);
        if (bytes.length() != length) throw new MalformedException(bytes.length() + " bytes, not " + length);
        return bytes;
    }

    static Hash256 hash(JsonNode value) throws MalformedException {
        return Hash256.of(fixed(value, Hash256.BYTES).toArray());
    }

    static EthereumAddress address(JsonNode value) throws MalformedException {
        return new EthereumAddress(fixed(value, EthereumAddress.BYTES));
    }

    static LogsBloom bloom(JsonNode value) throws MalformedException {
        return new LogsBloom(fixed(value, LogsBloom.BYTES));
    }

    /// A number of at most 256 bits.
    static BigInteger number(JsonNode value) throws MalformedException {
        var digits = digits(value);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= WORD_DIGITS
                && digits.chars().allMatch(HexFormat::isHexDigit);
        if (!isNumber) throw new MalformedException("no number of at most 256 bits");
        return new BigInteger(digits, 16);
    }

    static Wei wei(JsonNode value) throws MalformedException {
        return new Wei(number(value));
    }

    /// An unsigned number of 64 bits.
    static long u64(JsonNode value) throws MalformedException {
        var number = number(value);
        if (number.bitLength() > 64) throw new MalformedException("a number over 2^64");
        return number.longValue();
    }

    /// A number below 2^63.
    static long count(JsonNode value) throws MalformedException {
        long number = u64(value);
        if (number < 0) throw new MalformedException("a number over 2^63");
        return number;
    }

    /// A number below 2^31.
    static int index(JsonNode value) throws MalformedException {
        long number = count(value);
        if (number > Integer.MAX_VALUE) throw new MalformedException("a number over 2^31");
        return (int) number;
    }

    /// The items of an array of at most `most`; none where the member is missing or null.
    static <T> List<T> list(JsonNode array, int most, Source<T> each) throws MalformedException {
        if (array.isMissingNode() || array.isNull()) return List.of();
        if (!array.isArray()) throw new MalformedException("no array");
        if (array.size() > most) throw new MalformedException(array.size() + " items, more than " + most);
        var items = new ArrayList<T>(array.size());
        for (var item : array) items.add(each.read(item));
        return List.copyOf(items);
    }

    static String text(Hash256 hash) {
        return "0x" + hash.hex();
    }

    static String text(ByteString bytes) {
        return "0x" + bytes.hex();
    }

    static String text(EthereumAddress address) {
        return text(address.value());
    }

    static String text(BlockNumber number) {
        return "0x" + Long.toHexString(number.value());
    }
}
