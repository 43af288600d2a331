package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes Bitcoin's wire format. Confined to one thread.
public final class WireWriter {
    private static final VarHandle I16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int at;

    public WireWriter() {
        this(128);
    }

    public WireWriter(int expectedBytes) {
        this.bytes = new byte[Math.max(16, expectedBytes)];
    }

    private int room(int count) {
        if (bytes.length - at < count) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + count));
        int start = at;
        at += count;
        return start;
    }

    public WireWriter u8(int value) {
        int start = room(1);
        bytes[start] = (byte) value;
        return this;
    }

    public WireWriter u16(int value) {
        int start = room(2);
        I16.set(bytes, start, (short) value);
        return this;
    }

    public WireWriter i32(int value) {
        int start = room(4);
        I32.set(bytes, start, value);
        return this;
    }

    public WireWriter u32(long value) {
        return i32((int) value);
    }

    public WireWriter i64(long value) {
        int start = room(8);
        I64.set(bytes, start, value);
        return this;
    }

    public WireWriter compactSize(long value) {
        if (value < 0) throw new IllegalArgumentException("a length is not negative: " + value);
        if (value < 0xfd) return u8((int) value);
        if (value <= 0xffff) return u8(0xfd).u16((int) value);
        if (value <= 0xffffffffL) return u8(0xfe).u32(value);
        return u8(0xff).i64(value);
    }

    public WireWriter bytes(byte[] value) {
        int start = room(value.length);
        System.arraycopy(value, 0, bytes, start, value.length);
        return this;
    }

    public WireWriter string(ByteString value) {
        return bytes(value.toArray());
    }

    public WireWriter varString(ByteString value) {
        return compactSize(value.length()).string(value);
    }

    public WireWriter hash(Hash256 value) {
        int start = room(Hash256.BYTES);
        value.writeTo(bytes, start);
        return this;
    }

    public int length() {
        return at;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, at);
    }

    public ByteString toByteString() {
        return ByteString.copyOf(bytes, 0, at);
    }
}
