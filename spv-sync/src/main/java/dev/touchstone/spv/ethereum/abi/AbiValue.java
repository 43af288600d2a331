package dev.touchstone.spv.ethereum.abi;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A value as contracts take and give them, and how it is written (Solidity's "Contract ABI Specification",
/// "Formal Specification of the Encoding"). Immutable.
public sealed interface AbiValue {
    /// Anything that fills one word: a number, an address, a truth value, up to 32 bytes of fixed length.
    record Word(Hash256 value) implements AbiValue {
        public EthereumAddress address() {
            return EthereumAddress.ofWord(value);
        }

        public BigInteger number() {
            return new BigInteger(1, value.toBytes());
        }

        /// The bytes on its left.
        public ByteString start(int length) {
            return ByteString.copyOf(value.toBytes(), 0, length);
        }
    }

    /// Bytes of any length; a text as UTF-8.
    record Bytes(ByteString value) implements AbiValue {}

    /// Values of one type, as many as there are.
    record Items(List<AbiValue> items) implements AbiValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Values of given types, as a struct has them.
    record Fields(List<AbiValue> fields) implements AbiValue {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    static AbiValue word(BigInteger number) {
        return new Word(StorageKey.of(number).value());
    }

    static AbiValue of(EthereumAddress address) {
        return word(new BigInteger(1, address.value().toArray()));
    }

    static AbiValue of(boolean truth) {
        return word(truth ? BigInteger.ONE : BigInteger.ZERO);
    }

    static AbiValue text(String text) {
        return new Bytes(ByteString.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Up to 32 bytes, which stand on the left of their word.
    static AbiValue left(ByteString bytes) {
        var word = new byte[Hash256.BYTES];
        System.arraycopy(bytes.toArray(), 0, word, 0, bytes.length());
        return new Word(Hash256.of(word));
    }

    /// Whether it has no fixed length, so that only where it lies stands in its place.
    default boolean isDynamic() {
        return switch (this) {
            case Word _ -> false;
            case Bytes _, Items _ -> true;
            case Fields(var fields) -> fields.stream().anyMatch(AbiValue::isDynamic);
        };
    }

    /// Values as the arguments of a call, or as what it returns.
    static ByteString encode(List<AbiValue> values) {
        int head = values.stream().mapToInt(AbiValue::headBytes).sum();
        var heads = new ByteArrayOutputStream();
        var tails = new ByteArrayOutputStream();
        for (var value : values) {
            var written = value.written().toArray();
            if (value.isDynamic()) {
                heads.writeBytes(length(head + tails.size()));
                tails.writeBytes(written);
            } else {
                heads.writeBytes(written);
            }
        }
        heads.writeBytes(tails.toByteArray());
        return ByteString.of(heads.toByteArray());
    }

    private static byte[] length(int number) {
        return StorageKey.of(number).value().toBytes();
    }

    private int headBytes() {
        return switch (this) {
            case Fields(var fields)
            when !isDynamic() -> fields.stream().mapToInt(AbiValue::headBytes).sum();
            case Word _, Bytes _, Items _, Fields _ -> Hash256.BYTES;
        };
    }

    private ByteString written() {
        return switch (this) {
            case Word(var word) -> ByteString.of(word.toBytes());
            case Bytes(var bytes) -> padded(bytes);
            case Items(var items) -> counted(items);
            case Fields(var fields) -> encode(fields);
        };
    }

    private static ByteString counted(List<AbiValue> items) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(length(items.size()));
        out.writeBytes(encode(items).toArray());
        return ByteString.of(out.toByteArray());
    }

    private static ByteString padded(ByteString bytes) {
        int blank = (Hash256.BYTES - bytes.length() % Hash256.BYTES) % Hash256.BYTES;
        var out = new ByteArrayOutputStream();
        out.writeBytes(length(bytes.length()));
        out.writeBytes(bytes.toArray());
        out.writeBytes(new byte[blank]);
        return ByteString.of(out.toByteArray());
    }
}
