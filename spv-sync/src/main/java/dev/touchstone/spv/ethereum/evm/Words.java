package dev.touchstone.spv.ethereum.evm;

/// The machine's arithmetic on its stack: words of four longs, the lowest first (Yellow Paper, appendix H.2, 0s and
/// 10s). `sp` is the place after the top; an operation takes its operands from there down and leaves its result in the
/// place of the deepest. Pure but for the stack given; thread-safe.
final class Words {
    private Words() {}

    static void add(long[] s, int sp) {
        int x = sp - 4;
        int y = sp - 8;
        long x0 = s[x];
        long y0 = s[y];
        long r0 = x0 + y0;
        s[y] = r0;
        long carry = carry(x0, y0, r0);
        long x1 = s[x + 1];
        long y1 = s[y + 1];
        long r1 = x1 + y1 + carry;
        s[y + 1] = r1;
        carry = carry(x1, y1, r1);
        long x2 = s[x + 2];
        long y2 = s[y + 2];
        long r2 = x2 + y2 + carry;
        s[y + 2] = r2;
        s[y + 3] = s[x + 3] + s[y + 3] + carry(x2, y2, r2);
    }

    /// The bit that an addition of these to that carries on.
    private static long carry(long x, long y, long sum) {
        return ((x & y) | ((x | y) & ~sum)) >>> 63;
    }

    static void sub(long[] s, int sp) {
        int x = sp - 4;
        int y = sp - 8;
        long x0 = s[x];
        long y0 = s[y];
        long r0 = x0 - y0;
        s[y] = r0;
        long borrow = borrow(x0, y0, r0);
        long x1 = s[x + 1];
        long y1 = s[y + 1];
        long r1 = x1 - y1 - borrow;
        s[y + 1] = r1;
        borrow = borrow(x1, y1, r1);
        long x2 = s[x + 2];
        long y2 = s[y + 2];
        long r2 = x2 - y2 - borrow;
        s[y + 2] = r2;
        s[y + 3] = s[x + 3] - s[y + 3] - borrow(x2, y2, r2);
    }

    private static long borrow(long x, long y, long difference) {
        return ((~x & y) | ((~x | y) & difference)) >>> 63;
    }

    static void mul(long[] s, int sp) {
        int x = sp - 4;
        int y = sp - 8;
        long x0 = s[x];
        long y0 = s[y];
        long x1 = s[x + 1];
        long x2 = s[x + 2];
        long y1 = s[y + 1];
        long y2 = s[y + 2];
        long x3 = s[x + 3];
        long y3 = s[y + 3];
        s[y] = x0 * y0;
        long r1 = Math.unsignedMultiplyHigh(x0, y0);
        if ((x1 | x2 | x3 | y1 | y2 | y3) == 0) {
            s[y + 1] = r1;
            return;
        }
        long low = x0 * y1;
        long sum = r1 + low;
        long high = Math.unsignedMultiplyHigh(x0, y1) + carry(r1, low, sum);
        low = x1 * y0;
        r1 = sum + low;
        long r2 = Math.unsignedMultiplyHigh(x1, y0) + carry(sum, low, r1);
        sum = r2 + high;
        long r3 = carry(r2, high, sum);
        s[y + 1] = r1;
        low = x0 * y2;
        r2 = sum + low;
        r3 += Math.unsignedMultiplyHigh(x0, y2) + carry(sum, low, r2);
        low = x1 * y1;
        sum = r2 + low;
        r3 += Math.unsignedMultiplyHigh(x1, y1) + carry(r2, low, sum);
        low = x2 * y0;
        r2 = sum + low;
        r3 += Math.unsignedMultiplyHigh(x2, y0) + carry(sum, low, r2);
        s[y + 2] = r2;
        s[y + 3] = r3 + x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0;
    }

    static void div(long[] s, int sp) {
        if (isZero(s, sp - 8)) return;
        Division.divide(s, sp - 4, s, sp - 8);
    }

    static void mod(long[] s, int sp) {
        if (isZero(s, sp - 8)) return;
        Division.remainder(s, sp - 4, s, sp - 8);
    }

    /// Rounds towards zero.
    static void sdiv(long[] s, int sp) {
        boolean isNegative = (s[sp - 1] < 0) != (s[sp - 5] < 0);
        if (s[sp - 1] < 0) negate(s, sp - 4);
        if (s[sp - 5] < 0) negate(s, sp - 8);
        div(s, sp);
        if (isNegative) negate(s, sp - 8);
    }

    /// Has the sign of what is divided.
    static void smod(long[] s, int sp) {
        boolean isNegative = s[sp - 1] < 0;
        if (isNegative) negate(s, sp - 4);
        if (s[sp - 5] < 0) negate(s, sp - 8);
        mod(s, sp);
        if (isNegative) negate(s, sp - 8);
    }

    static void addmod(long[] s, int sp) {
        if (isZero(s, sp - 12)) return;
        var sum = new long[5];
        long carry = 0;
        for (int i = 0; i < 4; i++) {
            long left = s[sp - 4 + i];
            long part = left + s[sp - 8 + i];
            long out = Long.compareUnsigned(part, left) < 0 ? 1 : 0;
            sum[i] = part + carry;
            carry = out | (Long.compareUnsigned(sum[i], part) < 0 ? 1 : 0);
        }
        sum[4] = carry;
        Division.remainder(sum, s, sp - 12);
    }

    static void mulmod(long[] s, int sp) {
        if (isZero(s, sp - 12)) return;
        var product = new long[8];
        for (int i = 0; i < 4; i++) {
            long x = s[sp - 4 + i];
            long carry = 0;
            for (int k = 0; k < 4; k++) {
                long low = x * s[sp - 8 + k];
                long sum = product[i + k] + low;
                long high = Math.unsignedMultiplyHigh(x, s[sp - 8 + k]) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
                product[i + k] = sum + carry;
                carry = high + (Long.compareUnsigned(product[i + k], sum) < 0 ? 1 : 0);
            }
            product[i + 4] = carry;
        }
        Division.remainder(product, s, sp - 12);
    }

    static void exp(long[] s, int sp) {
        var w = new long[16]; // power, result, and a place for each product
        System.arraycopy(s, sp - 4, w, 0, 4);
        int bits = bitLength(s, sp - 8);
        w[4] = 1;
        for (int i = 0; i < bits; i++) {
            if (((s[sp - 8 + i / 64] >>> (i % 64)) & 1) != 0) multiply(w, 4);
            if (i < bits - 1) multiply(w, 0);
        }
        System.arraycopy(w, 4, s, sp - 8, 4);
    }

    /// Multiplies the word at `to` by the one at 0.
    private static void multiply(long[] w, int to) {
        System.arraycopy(w, to, w, 8, 4);
        System.arraycopy(w, 0, w, 12, 4);
        mul(w, 16);
        System.arraycopy(w, 8, w, to, 4);
    }

    static void signextend(long[] s, int sp) {
        int x = sp - 8;
        if (!isBelow(s, sp - 4, 31)) return;
        int bit = 8 * (int) s[sp - 4] + 7;
        int limb = bit / 64;
        int spare = 63 - bit % 64;
        s[x + limb] = (s[x + limb] << spare) >> spare;
        long sign = s[x + limb] >> 63;
        for (int i = limb + 1; i < 4; i++) s[x + i] = sign;
    }

    static boolean isZero(long[] s, int at) {
        return (s[at] | s[at + 1] | s[at + 2] | s[at + 3]) == 0;
    }

    /// Whether the word is a number below this limit, which is small.
    static boolean isBelow(long[] s, int at, long limit) {
        return (s[at + 1] | s[at + 2] | s[at + 3]) == 0 && s[at] >= 0 && s[at] < limit;
    }

    static int bitLength(long[] s, int at) {
        for (int i = 3; i >= 0; i--) {
            if (s[at + i] != 0) return 64 * i + 64 - Long.numberOfLeadingZeros(s[at + i]);
        }
        return 0;
    }

    static void negate(long[] s, int at) {
        long carry = 1;
        for (int i = 0; i < 4; i++) {
            long flipped = ~s[at + i];
            s[at + i] = flipped + carry;
            carry = carry == 1 && flipped == -1 ? 1 : 0;
        }
    }

    static void set(long[] s, int at, long value) {
        s[at] = value;
        s[at + 1] = 0;
        s[at + 2] = 0;
        s[at + 3] = 0;
    }

    static void set(long[] s, int at, boolean value) {
        set(s, at, value ? 1 : 0);
    }
}
