package dev.touchstone.spv.content.codec;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads bytes that a stranger sent. Confined to one thread. No read goes past the end, and no length is believed
/// before the bytes are there.
public final class ByteReader {
    private static final int VARINT_BITS = 7;
    private static final int VARINT_MORE = 0x80;
    private static final int MOST_VARINT_BYTES = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// Reads `bytes` from the first to the last: bytes left over make them malformed.
    public static <T> Parsed<T> parse(ByteString bytes, Source<T> source) {
        try {
            var in = new ByteReader(bytes.toArray());
            var value = source.read(in);
            in.expectEnd();
            return Parsed.ok(value);
        } catch (MalformedException e) {
            return Parsed.malformed(e.reason());
        }
    }

    /// A codec's reading half.
    @FunctionalInterface
    public interface Source<T> {
        T read(ByteReader in) throws MalformedException;
    }

    private int take(int count) throws MalformedException {
        if (count < 0 || count > end - at) throw new MalformedException("ends too early");
        int start = at;
        at += count;
        return start;
    }

    public int remaining() {
        return end - at;
    }

    public void expectEnd() throws MalformedException {
        if (at != end) throw new MalformedException((end - at) + " bytes too many");
    }

    public int u8() throws MalformedException {
        return bytes[take(1)] & 0xff;
    }

    /// The next byte, which is not passed over; -1 at the end.
    public int peek() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    public ByteString string(int count) throws MalformedException {
        int start = take(count);
        return ByteString.copyOf(bytes, start, start + count);
    }

    /// What is left.
    public ByteString rest() throws MalformedException {
        return string(remaining());
    }

    /// The next `count` bytes as UTF-8, which they must be.
    public String text(int count) throws MalformedException {
        int start = take(count);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, count))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("text that is not UTF-8");
        }
    }

    /// A reader of the next `count` bytes, which this one passes over.
    public ByteReader part(int count) throws MalformedException {
        int start = take(count);
        return new ByteReader(bytes, start, start + count);
    }

    /// An unsigned integer of `count` bytes, the least significant first, that fits a positive long.
    public long littleEndian(int count) throws MalformedException {
        int start = take(count);
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            if (value >>> 55 != 0) throw new MalformedException("a number over 2^63");
            value = value << 8 | (bytes[start + i] & 0xff);
        }
        return value;
    }

    /// An unsigned integer of `count` bytes, the most significant first, that fits a positive long.
    public long bigEndian(int count) throws MalformedException {
        int start = take(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            if (value >>> 55 != 0) throw new MalformedException("a number over 2^63");
            value = value << 8 | (bytes[start + i] & 0xff);
        }
        return value;
    }

    /// An unsigned varint in its shortest form, under 2^63 (multiformats/unsigned-varint).
    public long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += VARINT_BITS) {
            int next = u8();
            value |= (long) (next & (VARINT_MORE - 1)) << shift;
            if ((next & VARINT_MORE) == 0) {
                if (next == 0 && shift > 0) throw new MalformedException("a varint that is not the shortest form");
                return value;
            }
        }
        throw new MalformedException("a varint over 2^63");
    }

    /// Passes over a varint of up to 64 bits, such as Protocol Buffers use for negative numbers.
    public void skipVarint() throws MalformedException {
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            if ((u8() & VARINT_MORE) == 0) return;
        }
        throw new MalformedException("a varint over 2^64");
    }

    /// A varint that says how many bytes follow, and does not say too much.
    public int length() throws MalformedException {
        long length = varint();
        if (length > remaining()) throw new MalformedException("a length of " + length + " where fewer bytes are left");
        return (int) length;
    }
}
