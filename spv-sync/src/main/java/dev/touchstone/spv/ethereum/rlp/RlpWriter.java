package dev.touchstone.spv.ethereum.rlp;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Writes RLP (Yellow Paper, appendix B). Confined to one thread.
public final class RlpWriter {
    private byte[] bytes;
    private int at;

    public RlpWriter() {
        this(128);
    }

    public RlpWriter(int expectedBytes) {
        this.bytes = new byte[Math.max(16, expectedBytes)];
    }

    /// The bytes of one list whose items `content` writes.
    public static byte[] listOf(Consumer<RlpWriter> content) {
        return new RlpWriter().list(content).toArray();
    }

    private void room(int count) {
        if (bytes.length - at < count) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + count));
    }

    public RlpWriter string(byte[] content) {
        boolean isItself = content.length == 1 && content[0] >= 0;
        if (!isItself) prefix(0x80, content.length);
        return raw(content);
    }

    public RlpWriter string(ByteString content) {
        return string(content.toArray());
    }

    public RlpWriter hash(Hash256 hash) {
        room(1 + Hash256.BYTES);
        bytes[at] = (byte) (0x80 + Hash256.BYTES);
        hash.writeTo(bytes, at + 1);
        at += 1 + Hash256.BYTES;
        return this;
    }

    /// An unsigned 64-bit number without leading zeros.
    public RlpWriter u64(long value) {
        if (value >= 0 && value < 0x80) return value == 0 ? raw((byte) 0x80) : raw((byte) value);
        int size = Long.BYTES - Long.numberOfLeadingZeros(value) / 8;
        room(1 + size);
        bytes[at++] = (byte) (0x80 + size);
        for (int i = size - 1; i >= 0; i--) bytes[at++] = (byte) (value >>> (8 * i));
        return this;
    }

    /// A number that is not negative, without leading zeros.
    public RlpWriter integer(BigInteger value) {
        if (value.signum() < 0) throw new IllegalArgumentException("RLP has no negative numbers");
        if (value.signum() == 0) return raw((byte) 0x80);
        var digits = value.toByteArray();
        return string(digits[0] == 0 ? Arrays.copyOfRange(digits, 1, digits.length) : digits);
    }

    /// A list whose items `content` writes.
    public RlpWriter list(Consumer<RlpWriter> content) {
        var inner = new RlpWriter();
        content.accept(inner);
        prefix(0xc0, inner.at);
        room(inner.at);
        System.arraycopy(inner.bytes, 0, bytes, at, inner.at);
        at += inner.at;
        return this;
    }

    public <T> RlpWriter list(Collection<T> items, BiConsumer<RlpWriter, T> each) {
        return list(out -> items.forEach(item -> each.accept(out, item)));
    }

    /// Bytes that are RLP already, or that stand before it.
    public RlpWriter raw(byte... encoded) {
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
        at += encoded.length;
        return this;
    }

    public RlpWriter raw(ByteString encoded) {
        return raw(encoded.toArray());
    }

    private void prefix(int base, int length) {
        if (length <= 55) {
            raw((byte) (base + length));
            return;
        }
        int size = Integer.BYTES - Integer.numberOfLeadingZeros(length) / 8;
        room(1 + size);
        bytes[at++] = (byte) (base + 55 + size);
        for (int i = size - 1; i >= 0; i--) bytes[at++] = (byte) (length >>> (8 * i));
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, at);
    }
}
