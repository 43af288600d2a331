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

    /// Reads numbers one after the other. Confined to one thread.
    static final class Reader {
        /// What [#next()] gives when the bits end within a number.
        static final long END = -1;

        private final byte[] bytes;
        private final long end;
        private long at;

        /// Reads `bytes` from `from` on; the last [#SLACK] bytes are not part of the code.
        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from * 8L;
            this.end = (bytes.length - SLACK) * 8L;
        }

        long next() {
            long window = (long) LONGS.get(bytes, (int) (at >>> 3)) << (at & 7);
            int quotient = Long.numberOfLeadingZeros(~window);
            if (quotient + 1 + P > WINDOW) return longNext();
            at += quotient + 1 + P;
            return at > end ? END : ((long) quotient << P) | ((window << (quotient + 1)) >>> (Long.SIZE - P));
        }

        /// A number whose bits do not fit into one window.
        private long longNext() {
            long quotient = 0;
            while (at < end && bit(at) == 1) {
                quotient++;
                at++;
            }
            at++;
            if (at + P > end) return END;
            long remainder = 0;
            for (int i = 0; i < P; i++) remainder = (remainder << 1) | bit(at++);
            return (quotient << P) | remainder;
        }

        private int bit(long index) {
            return (bytes[(int) (index >>> 3)] >>> (7 - (int) (index & 7))) & 1;
        }

        /// Whether nothing follows but the zero bits that fill the last byte.
        boolean isAtPadding() {
            if (end - at >= 8) return false;
            for (long i = at; i < end; i++) if (bit(i) != 0) return false;
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
