package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// The machine's unit: an unsigned number of 256 bits, here as four parts of 64, `a` the highest. Immutable. On the
/// stack a word is four longs instead, the lowest first; [#at] and [#writeTo] go between the two.
record Word(long a, long b, long c, long d) {
    static final int BYTES = 32;
    static final Word ZERO = new Word(0, 0, 0, 0);
    static final Word ONE = of(1);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static Word of(long unsigned) {
        return new Word(0, 0, 0, unsigned);
    }

    /// The word on the stack at this index.
    static Word at(long[] stack, int index) {
        return new Word(stack[index + 3], stack[index + 2], stack[index + 1], stack[index]);
    }

    void writeTo(long[] stack, int index) {
        stack[index] = d;
        stack[index + 1] = c;
        stack[index + 2] = b;
        stack[index + 3] = a;
    }

    static Word of(byte[] bytes, int from) {
        return new Word(
                (long) LONGS.get(bytes, from),
                (long) LONGS.get(bytes, from + 8),
                (long) LONGS.get(bytes, from + 16),
                (long) LONGS.get(bytes, from + 24));
    }

    static Word of(Hash256 hash) {
        return of(hash.toBytes(), 0);
    }

    static Word of(BigInteger number) {
        return new Word(
                number.shiftRight(192).longValue(),
                number.shiftRight(128).longValue(),
                number.shiftRight(64).longValue(),
                number.longValue());
    }

    static Word of(EthereumAddress address) {
        var bytes = new byte[BYTES];
        System.arraycopy(address.value().toArray(), 0, bytes, BYTES - EthereumAddress.BYTES, EthereumAddress.BYTES);
        return of(bytes, 0);
    }

    boolean isZero() {
        return (a | b | c | d) == 0;
    }

    byte[] toBytes() {
        var bytes = new byte[BYTES];
        LONGS.set(bytes, 0, a);
        LONGS.set(bytes, 8, b);
        LONGS.set(bytes, 16, c);
        LONGS.set(bytes, 24, d);
        return bytes;
    }

    Hash256 toHash() {
        return Hash256.of(toBytes());
    }

    BigInteger toInteger() {
        return new BigInteger(1, toBytes());
    }

    /// The last 20 bytes.
    EthereumAddress toAddress() {
        return EthereumAddress.ofWord(toHash());
    }

    @Override
    public int hashCode() {
        long mixed = ((a * 31 + b) * 31 + c) * 0x9e3779b97f4a7c15L + d;
        return (int) (mixed ^ (mixed >>> 29));
    }

    /// A word on the stack from 32 bytes.
    static void load(byte[] bytes, int from, long[] stack, int index) {
        stack[index + 3] = (long) LONGS.get(bytes, from);
        stack[index + 2] = (long) LONGS.get(bytes, from + 8);
        stack[index + 1] = (long) LONGS.get(bytes, from + 16);
        stack[index] = (long) LONGS.get(bytes, from + 24);
    }

    /// A word of the stack as 32 bytes.
    static void store(long[] stack, int index, byte[] bytes, int to) {
        LONGS.set(bytes, to, stack[index + 3]);
        LONGS.set(bytes, to + 8, stack[index + 2]);
        LONGS.set(bytes, to + 16, stack[index + 1]);
        LONGS.set(bytes, to + 24, stack[index]);
    }

    /// Eight bytes, the highest first.
    static long eight(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }
}
