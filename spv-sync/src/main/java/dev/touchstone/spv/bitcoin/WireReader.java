package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads Bitcoin's wire format (little-endian integers, CompactSize lengths) from bytes a stranger sent.
/// Confined to one thread. No read goes past the end, and no length is believed before the bytes are there.
public final class WireReader {
    private static final VarHandle I16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;

    public WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public WireReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /// Reads `bytes` from the first to the last: bytes left over make them malformed.
    public static <T> Parsed<T> parse(byte[] bytes, Source<T> source) {
        try {
            var in = new WireReader(bytes);
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
        T read(WireReader in) throws MalformedException;
    }

    private int take(int count) throws MalformedException {
        if (count > end - at) throw new MalformedException("ends " + (count - (end - at)) + " bytes too early");
        int start = at;
        at += count;
        return start;
    }

    public int position() {
        return at;
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

    public int u16() throws MalformedException {
        return (short) I16.get(bytes, take(2)) & 0xffff;
    }

    public int i32() throws MalformedException {
        return (int) I32.get(bytes, take(4));
    }

    public long u32() throws MalformedException {
        return i32() & 0xffffffffL;
    }

    public long i64() throws MalformedException {
        return (long) I64.get(bytes, take(8));
    }

    /// A CompactSize in its shortest form, read as an unsigned number that fits a positive long.
    public long compactSize() throws MalformedException {
        int first = u8();
        return switch (first) {
            case 0xfd -> shortest(u16(), 0xfd);
            case 0xfe -> shortest(u32(), 0x1_0000L);
            case 0xff -> shortest(i64(), 0x1_0000_0000L);
            default -> first;
        };
    }

    private static long shortest(long value, long least) throws MalformedException {
        if (value < 0) throw new MalformedException("a CompactSize over 2^63");
        if (value < least) throw new MalformedException("a CompactSize that is not the shortest form");
        return value;
    }

    /// A number of items that follow, of which each takes at least `leastBytesEach` bytes.
    public int count(int most, int leastBytesEach) throws MalformedException {
        long count = compactSize();
        if (count > most) throw new MalformedException(count + " items where at most " + most + " may be");
        if (count * leastBytesEach > remaining())
            throw new MalformedException(count + " items cannot fit in the bytes left");
        return (int) count;
    }

    public byte[] bytes(int count) throws MalformedException {
        int start = take(count);
        return Arrays.copyOfRange(bytes, start, start + count);
    }

    public ByteString string(int count) throws MalformedException {
        int start = take(count);
        return ByteString.copyOf(bytes, start, start + count);
    }

    /// Bytes with their CompactSize length before them.
    public ByteString varString(int most) throws MalformedException {
        return string(count(most, 1));
    }

    public Hash256 hash() throws MalformedException {
        return Hash256.of(bytes, take(Hash256.BYTES));
    }

    public void skip(int count) throws MalformedException {
        take(count);
    }
}
