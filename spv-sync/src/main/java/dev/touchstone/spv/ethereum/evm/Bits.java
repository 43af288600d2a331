package dev.touchstone.spv.ethereum.evm;

/// The machine's comparisons and operations on bits, on the stack as in [Words] (Yellow Paper, appendix H.2, 10s;
/// EIP-145, EIP-7939). Pure but for the stack given; thread-safe.
final class Bits {
    private Bits() {}

    static int compare(long[] s, int x, int y) {
        for (int i = 3; i >= 0; i--) {
            int order = Long.compareUnsigned(s[x + i], s[y + i]);
            if (order != 0) return order;
        }
        return 0;
    }

    private static int compareSigned(long[] s, int x, int y) {
        boolean hasOneSign = (s[x + 3] < 0) == (s[y + 3] < 0);
        return hasOneSign ? compare(s, x, y) : Long.compare(s[x + 3], s[y + 3]);
    }

    static void lt(long[] s, int sp) {
        Words.set(s, sp - 8, compare(s, sp - 4, sp - 8) < 0);
    }

    static void gt(long[] s, int sp) {
        Words.set(s, sp - 8, compare(s, sp - 4, sp - 8) > 0);
    }

    static void slt(long[] s, int sp) {
        Words.set(s, sp - 8, compareSigned(s, sp - 4, sp - 8) < 0);
    }

    static void sgt(long[] s, int sp) {
        Words.set(s, sp - 8, compareSigned(s, sp - 4, sp - 8) > 0);
    }

    static void eq(long[] s, int sp) {
        boolean isEqual =
                s[sp - 4] == s[sp - 8] && s[sp - 3] == s[sp - 7] && s[sp - 2] == s[sp - 6] && s[sp - 1] == s[sp - 5];
        Words.set(s, sp - 8, isEqual);
    }

    static void and(long[] s, int sp) {
        for (int i = 1; i <= 4; i++) s[sp - 4 - i] &= s[sp - i];
    }

    static void or(long[] s, int sp) {
        for (int i = 1; i <= 4; i++) s[sp - 4 - i] |= s[sp - i];
    }

    static void xor(long[] s, int sp) {
        for (int i = 1; i <= 4; i++) s[sp - 4 - i] ^= s[sp - i];
    }

    static void not(long[] s, int sp) {
        for (int i = 1; i <= 4; i++) s[sp - i] = ~s[sp - i];
    }

    /// The byte with this index, the highest being 0.
    static void byteAt(long[] s, int sp) {
        int x = sp - 8;
        if (!Words.isBelow(s, sp - 4, 32)) {
            Words.set(s, x, 0);
            return;
        }
        int fromLow = 31 - (int) s[sp - 4];
        Words.set(s, x, (s[x + fromLow / 8] >>> (8 * (fromLow % 8))) & 0xff);
    }

    static void shl(long[] s, int sp) {
        int x = sp - 8;
        if (!Words.isBelow(s, sp - 4, 256)) {
            Words.set(s, x, 0);
            return;
        }
        int limbs = (int) s[sp - 4] / 64;
        int bits = (int) s[sp - 4] % 64;
        for (int i = 3; i >= 0; i--) {
            long high = i >= limbs ? s[x + i - limbs] : 0;
            long low = i > limbs ? s[x + i - limbs - 1] : 0;
            s[x + i] = bits == 0 ? high : (high << bits) | (low >>> (64 - bits));
        }
    }

    static void shr(long[] s, int sp) {
        right(s, sp, 0);
    }

    /// Keeps the sign.
    static void sar(long[] s, int sp) {
        right(s, sp, s[sp - 5] >> 63);
    }

    private static void right(long[] s, int sp, long fill) {
        int x = sp - 8;
        if (!Words.isBelow(s, sp - 4, 256)) {
            for (int i = 0; i < 4; i++) s[x + i] = fill;
            return;
        }
        int limbs = (int) s[sp - 4] / 64;
        int bits = (int) s[sp - 4] % 64;
        for (int i = 0; i < 4; i++) {
            long low = i + limbs < 4 ? s[x + i + limbs] : fill;
            long high = i + limbs + 1 < 4 ? s[x + i + limbs + 1] : fill;
            s[x + i] = bits == 0 ? low : (low >>> bits) | (high << (64 - bits));
        }
    }

    /// How many zeros the word begins with (EIP-7939).
    static void clz(long[] s, int sp) {
        Words.set(s, sp - 4, 256 - Words.bitLength(s, sp - 4));
    }
}
