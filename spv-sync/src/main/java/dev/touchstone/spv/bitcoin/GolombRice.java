package dev.touchstone.spv.bitcoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The Golomb-Rice code of BIP158: a quotient in unary and a remainder of 19 bits, bits highest first.
final class GolombRice {
    /// Bits of a remainder.
    static final int P = 19;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WINDOW = Long.SIZE - 7;

    private GolombRice() {}

    /// Room that [Reader] needs after the last byte.
    static final int SLACK = Long.BYTES;

    /// Reads numbers in the order in which they were written. Confined to one thread.
    static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        /// Reads `bytes` from `from` on; the last [#SLACK] bytes are not part of the code.
        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from * 8;
            this.end = (bytes.length - SLACK) * 8;
        }

        /// Reads the next `count` numbers into `numbers`; false when the bits end before.
        ///
        /// One window of bits nearly always holds two numbers, and never three; to take both from
        /// one look at the bytes is a third faster.
        boolean read(long[] numbers, int count) {
            int next = at;
            for (int i = 0; i < count; i++) {
                long window = (long) LONGS.get(bytes, next >>> 3) << (next & 7);
                int length = length(window);
                if (length > WINDOW) {
                    length = longNumber(next, numbers, i);
                } else {
                    numbers[i] = number(window, length);
                    long rest = window << length;
                    int restLength = length(rest);
                    if (i + 1 < count && length + restLength <= WINDOW) {
                        numbers[++i] = number(rest, restLength);
                        length += restLength;
                    }
                }
                next += length;
                if (next > end) return false;
            }
            at = next;
            return true;
        }

        /// The bits of the number that a window begins with, if it fits.
        private static int length(long window) {
            return Long.numberOfLeadingZeros(~window) + 1 + P;
        }

        private static long number(long window, int length) {
            return ((long) (length - 1 - P) << P) | ((window << (length - P)) >>> (Long.SIZE - P));
        }

        /// Reads a number whose bits do not fit into one window, and says how many they are: more than there
        /// are left where it does not end.
        private int longNumber(int from, long[] numbers, int into) {
            int quotient = 0;
            while (from + quotient < end && bit(from + quotient) == 1) quotient++;
            int length = quotient + 1 + P;
            if (from + length > end) return length;
            long remainder = 0;
            for (int i = quotient + 1; i < length; i++) remainder = (remainder << 1) | bit(from + i);
            numbers[into] = ((long) quotient << P) | remainder;
            return length;
        }

        private int bit(int index) {
            return (bytes[index >>> 3] >>> (7 - (index & 7))) & 1;
        }

        /// Whether nothing follows but the zero bits that fill the last byte.
        boolean isAtPadding() {
            if (end - at >= 8) return false;
            for (int i = at; i < end; i++) if (bit(i) != 0) return false;
            return true;
        }
    }

    /// Writes numbers one after the other. Confined to one thread.
    static final class Writer {
        private byte[] bytes = new byte[64];
        private int bits;

        void write(long number) {
            for (long quotient = number >>> P; quotient > 0; quotient--) bit(1);
            bit(0);
            for (int i = P - 1; i >= 0; i--) bit((int) (number >>> i) & 1);
        }

        private void bit(int bit) {
            if (bits >>> 3 == bytes.length) bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            bytes[bits >>> 3] |= (byte) (bit << (7 - (bits & 7)));
            bits++;
        }

        /// What was written, filled up to whole bytes with zeros.
        byte[] toArray() {
            return Arrays.copyOf(bytes, (bits + 7) / 8);
        }
    }
}
