package dev.touchstone.spv.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Bytes as a value: immutable, compared by content.
public final class ByteString implements Comparable<ByteString> {
    public static final ByteString EMPTY = new ByteString(new byte[0]);

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ByteString of(byte... bytes) {
        return new ByteString(bytes.clone());
    }

    public static ByteString copyOf(byte[] bytes, int from, int to) {
        return new ByteString(Arrays.copyOfRange(bytes, from, to));
    }

    /// Bytes written as hexadecimal digits; empty where the text is not that.
    public static Optional<ByteString> fromHex(String hex) {
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) return Optional.empty();
        return Optional.of(new ByteString(HexFormat.of().parseHex(hex)));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte at(int index) {
        return bytes[index];
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public byte[] toArray(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(ByteString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString b && Arrays.equals(bytes, b.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
