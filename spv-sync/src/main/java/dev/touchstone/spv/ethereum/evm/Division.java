package dev.touchstone.spv.ethereum.evm;

/// Long division of words, and of the wider numbers that ADDMOD and MULMOD make: Knuth's algorithm D on digits of 32
/// bits (The Art of Computer Programming, 4.3.1), with shorter ways for short numbers. Pure but for the arrays given;
/// thread-safe.
final class Division {
    private static final long DIGIT = 0xffff_ffffL;

    private Division() {}

    /// Puts the quotient in the place of the divisor, which is not zero.
    static void divide(long[] dividend, int x, long[] divisor, int y) {
        if (isShort(dividend, x) && isShort(divisor, y)) {
            divisor[y] = Long.divideUnsigned(dividend[x], divisor[y]);
            return;
        }
        var digits = digits(dividend, x, 4);
        var quotient = new int[8];
        divide(digits, digits(divisor, y, 4), quotient);
        write(quotient, divisor, y);
    }

    /// Puts the remainder in the place of the divisor, which is not zero.
    static void remainder(long[] dividend, int x, long[] divisor, int y) {
        if (isShort(dividend, x) && isShort(divisor, y)) {
            divisor[y] = Long.remainderUnsigned(dividend[x], divisor[y]);
            return;
        }
        remainder(digits(dividend, x, 4), divisor, y);
    }

    /// The same for a dividend of any length.
    static void remainder(long[] dividend, long[] divisor, int y) {
        remainder(digits(dividend, 0, dividend.length), divisor, y);
    }

    private static void remainder(int[] digits, long[] divisor, int y) {
        divide(digits, digits(divisor, y, 4), new int[digits.length]);
        write(digits, divisor, y);
    }

    private static boolean isShort(long[] s, int at) {
        return (s[at + 1] | s[at + 2] | s[at + 3]) == 0;
    }

    private static int[] digits(long[] s, int at, int limbs) {
        var digits = new int[2 * limbs];
        for (int i = 0; i < limbs; i++) {
            digits[2 * i] = (int) s[at + i];
            digits[2 * i + 1] = (int) (s[at + i] >>> 32);
        }
        return digits;
    }

    private static void write(int[] digits, long[] s, int at) {
        for (int i = 0; i < 4; i++) s[at + i] = (digits[2 * i] & DIGIT) | ((long) digits[2 * i + 1] << 32);
    }

    private static int length(int[] digits) {
        int length = digits.length;
        while (length > 0 && digits[length - 1] == 0) length--;
        return length;
    }

    /// Divides `u`, and leaves the remainder in it.
    private static void divide(int[] u, int[] divisor, int[] quotient) {
        int n = length(divisor);
        int m = length(u);
        if (m < n) return;
        if (n == 1) {
            divideByDigit(u, m, divisor[0] & DIGIT, quotient);
            return;
        }
        int shift = Integer.numberOfLeadingZeros(divisor[n - 1]);
        var v = shifted(divisor, n, shift);
        var w = shifted(u, m, shift);
        for (int j = m - n; j >= 0; j--) {
            long guess = guess(w, v, j, n);
            if (subtract(w, v, j, n, guess) < 0) {
                guess--;
                addBack(w, v, j, n);
            }
            quotient[j] = (int) guess;
        }
        for (int i = 0; i < u.length; i++) {
            long low = i < n ? w[i] & DIGIT : 0;
            long high = i + 1 < n ? w[i + 1] & DIGIT : 0;
            u[i] = (int) ((low | (high << 32)) >>> shift);
        }
    }

    private static void divideByDigit(int[] u, int length, long divisor, int[] quotient) {
        long rest = 0;
        for (int i = length - 1; i >= 0; i--) {
            long part = (rest << 32) | (u[i] & DIGIT);
            long q = Long.divideUnsigned(part, divisor);
            quotient[i] = (int) q;
            rest = part - q * divisor;
            u[i] = 0;
        }
        u[0] = (int) rest;
    }

    /// The first `length` digits, shifted to the left, with one digit more.
    private static int[] shifted(int[] digits, int length, int shift) {
        var out = new int[length + 1];
        long carry = 0;
        for (int i = 0; i < length; i++) {
            long part = ((digits[i] & DIGIT) << shift) | carry;
            out[i] = (int) part;
            carry = part >>> 32;
        }
        out[length] = (int) carry;
        return out;
    }

    private static long guess(int[] w, int[] v, int j, int n) {
        long top = v[n - 1] & DIGIT;
        long second = v[n - 2] & DIGIT;
        long first = ((long) w[j + n] << 32) | (w[j + n - 1] & DIGIT);
        long guess = Long.divideUnsigned(first, top);
        long rest = first - guess * top;
        while (guess > DIGIT || Long.compareUnsigned(guess * second, (rest << 32) | (w[j + n - 2] & DIGIT)) > 0) {
            guess--;
            rest += top;
            if (rest > DIGIT) break;
        }
        return guess;
    }

    private static long subtract(int[] w, int[] v, int j, int n, long guess) {
        long borrow = 0;
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long product = guess * (v[i] & DIGIT) + carry;
            carry = product >>> 32;
            long part = (w[i + j] & DIGIT) - (product & DIGIT) + borrow;
            w[i + j] = (int) part;
            borrow = part >> 32;
        }
        long last = (w[j + n] & DIGIT) - carry + borrow;
        w[j + n] = (int) last;
        return last;
    }

    private static void addBack(int[] w, int[] v, int j, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long part = (w[i + j] & DIGIT) + (v[i] & DIGIT) + carry;
            w[i + j] = (int) part;
            carry = part >>> 32;
        }
        w[j + n] += (int) carry;
    }
}
