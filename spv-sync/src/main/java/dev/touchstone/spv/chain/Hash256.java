package dev.touchstone.spv.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/// A 256-bit hash: 32 bytes in the order in which the hash function gives them. Immutable.
///
/// Bitcoin prints its hashes reversed ("display order"); [#display()] and [#fromDisplay(String)] do that,
/// everything else keeps the hash's own order.
public final class Hash256 implements Comparable<Hash256> {
    public static final int BYTES = 32;
    public static final Hash256 ZERO = new Hash256(0, 0, 0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long a;
    private final long b;
    private final long c;
    private final long d;

    private Hash256(long a, long b, long c, long d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /// The 32 bytes at the start of `bytes`, which must be exactly 32 long.
    public static Hash256 of(byte[] bytes) {
        if (bytes.length != BYTES) throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        return of(bytes, 0);
    }

    /// The 32 bytes of `bytes` from `offset` on.
    public static Hash256 of(byte[] bytes, int offset) {
        return new Hash256(
                (long) LONGS.get(bytes, offset),
                (long) LONGS.get(bytes, offset + 8),
                (long) LONGS.get(bytes, offset + 16),
                (long) LONGS.get(bytes, offset + 24));
    }

    /// A hash written as 64 hexadecimal digits in its own order; empty where the text is not that.
    public static Optional<Hash256> fromHex(String hex) {
        return digits(hex).map(Hash256::of);
    }

    /// A hash written as 64 hexadecimal digits in reverse order, as explorers show it.
    public static Optional<Hash256> fromDisplay(String hex) {
        return digits(hex).map(bytes -> of(reversed(bytes)));
    }

    private static Optional<byte[]> digits(String hex) {
        if (hex.length() != 2 * BYTES) return Optional.empty();
        for (int i = 0; i < hex.length(); i++) {
            if (!HexFormat.isHexDigit(hex.charAt(i))) return Optional.empty();
        }
        return Optional.of(HexFormat.of().parseHex(hex));
    }

    private static byte[] reversed(byte[] bytes) {
        var out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) out[i] = bytes[bytes.length - 1 - i];
        return out;
    }

    public byte[] toBytes() {
        var out = new byte[BYTES];
        writeTo(out, 0);
        return out;
    }

    public void writeTo(byte[] target, int offset) {
        LONGS.set(target, offset, a);
        LONGS.set(target, offset + 8, b);
        LONGS.set(target, offset + 16, c);
        LONGS.set(target, offset + 24, d);
    }

    /// The first eight bytes as one number: the key of the header index.
    public long prefix() {
        return a;
    }

    public String hex() {
        return HexFormat.of().formatHex(toBytes());
    }

    /// In reverse order, as Bitcoin's explorers show it.
    public String display() {
        return HexFormat.of().formatHex(reversed(toBytes()));
    }

    @Override
    public int compareTo(Hash256 other) {
        int order = Long.compareUnsigned(a, other.a);
        if (order == 0) order = Long.compareUnsigned(b, other.b);
        if (order == 0) order = Long.compareUnsigned(c, other.c);
        return order == 0 ? Long.compareUnsigned(d, other.d) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash256 h && a == h.a && b == h.b && c == h.c && d == h.d;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a ^ (b * 31) ^ Long.rotateLeft(c, 17) ^ Long.rotateLeft(d, 41));
    }

    /// In the hash's own order, as Ethereum writes hashes; the types of Bitcoin's hashes write them reversed.
    @Override
    public String toString() {
        return hex();
    }
}
