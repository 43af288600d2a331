package dev.touchstone.spv.ethereum.evm;

import java.util.Arrays;

/// A frame's memory: bytes that begin as zero and grow by 32 as they are used, each growth paid for (Yellow Paper,
/// appendix H.1, equation 326). Confined to the run's thread.
final class Memory {
    /// What stands for any offset or length too great to be paid for.
    static final long HUGE = 1L << 36;

    private static final byte[] NONE = new byte[0];
    private static final int FIRST_BYTES = 1024;

    private final Allowance allowance;
    private byte[] bytes = NONE;
    private int size;

    Memory(Allowance allowance) {
        this.allowance = allowance;
    }

    /// The word on the stack as an offset or length.
    static long length(long[] s, int at) {
        return Words.isBelow(s, at, HUGE) ? s[at] : HUGE;
    }

    /// Pays for the use of these bytes and makes room for them. What is left of the gas; negative where it does not
    /// suffice.
    long use(long gas, long offset, long length) {
        if (length == 0 || offset + length <= size) return gas;
        long words = (offset + length + 31) / 32;
        long left = gas - (cost(words) - cost(size / 32));
        if (left >= 0) grow(32 * words);
        return left;
    }

    private static long cost(long words) {
        return 3 * words + words * words / 512;
    }

    private void grow(long to) {
        allowance.takeMemory(to - size);
        size = (int) to;
        if (size > bytes.length) {
            long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 64);
            bytes = Arrays.copyOf(bytes, (int) Math.max(Math.max(size, doubled), FIRST_BYTES));
        }
    }

    /// Gives the allowance back when the frame ends.
    void release() {
        allowance.takeMemory(-size);
        bytes = NONE;
        size = 0;
    }

    int size() {
        return size;
    }

    /// The bytes themselves, of which [#size] count.
    byte[] bytes() {
        return bytes;
    }

    byte[] copy(long offset, long length) {
        return length == 0 ? NONE : Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length));
    }

    /// Writes `length` bytes of `source` from `from` on, and zeros for those that it does not have.
    void write(long offset, byte[] source, int sourceLength, long from, long length) {
        if (length == 0) return;
        int there = (int) Math.max(0, Math.min(length, sourceLength - from));
        if (there > 0) System.arraycopy(source, (int) from, bytes, (int) offset, there);
        Arrays.fill(bytes, (int) offset + there, (int) (offset + length), (byte) 0);
    }

    void move(long to, long from, long length) {
        if (length > 0) System.arraycopy(bytes, (int) from, bytes, (int) to, (int) length);
    }
}
