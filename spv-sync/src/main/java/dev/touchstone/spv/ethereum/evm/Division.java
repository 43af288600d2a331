package dev.touchstone.spv.ethereum.evm;

import java.util.Arrays;

/// Long division of words, and of the wider numbers that ADDMOD and MULMOD make: Knuth's algorithm D on digits of 64
/// bits (The Art of Computer Programming, 4.3.1), each digit found with the divisor's reciprocal (Möller and Granlund,
/// Improved Division by Invariant Integers, 2011). Numbers are arrays of digits, the lowest first. Pure but for the
/// arrays given; thread-safe.
final class Division {
    private Division() {}

    /// Puts the quotient in the place of the divisor, which is not zero.
    static void divide(long[] dividend, int x, long[] divisor, int y) {
        if (isShort(dividend, x) && isShort(divisor, y)) {
            divisor[y] = Long.divideUnsigned(dividend[x], divisor[y]);
            return;
        }
        var quotient = new long[4];
        divide(Arrays.copyOfRange(dividend, x, x + 4), Arrays.copyOfRange(divisor, y, y + 4), quotient);
        System.arraycopy(quotient, 0, divisor, y, 4);
    }

    /// Puts the remainder in the place of the divisor, which is not zero.
    static void remainder(long[] dividend, int x, long[] divisor, int y) {
        if (isShort(dividend, x) && isShort(divisor, y)) {
            divisor[y] = Long.remainderUnsigned(dividend[x], divisor[y]);
            return;
        }
        remainder(Arrays.copyOfRange(dividend, x, x + 4), divisor, y);
    }

    /// The same for a dividend of four digits or more, which it leaves as the remainder.
    static void remainder(long[] dividend, long[] divisor, int y) {
        divide(dividend, Arrays.copyOfRange(divisor, y, y + 4), new long[dividend.length]);
        System.arraycopy(dividend, 0, divisor, y, 4);
    }

    private static boolean isShort(long[] s, int at) {
        return (s[at + 1] | s[at + 2] | s[at + 3]) == 0;
    }

    private static int length(long[] digits) {
        int length = digits.length;
        while (length > 0 && digits[length - 1] == 0) length--;
        return length;
    }

    /// Divides `u`, and leaves the remainder in it.
    private static void divide(long[] u, long[] divisor, long[] quotient) {
        int n = length(divisor);
        int m = length(u);
        if (m < n) return;
        int shift = Long.numberOfLeadingZeros(divisor[n - 1]);
        var v = shifted(divisor, n, shift);
        var w = shifted(u, m, shift);
        long reciprocal = reciprocal(v[n - 1]);
        for (int j = m - n; j >= 0; j--) {
            long digit = digit(w, v, j, n, reciprocal);
            if (subtract(w, v, j, n, digit)) {
                digit--;
                addBack(w, v, j, n);
            }
            quotient[j] = digit;
        }
        for (int i = 0; i < u.length; i++) {
            long low = i < n ? w[i] >>> shift : 0;
            long high = shift > 0 && i + 1 < n ? w[i + 1] << (64 - shift) : 0;
            u[i] = low | high;
        }
    }

    /// The first `length` digits, shifted to the left, with one digit more.
    private static long[] shifted(long[] digits, int length, int shift) {
        var out = new long[length + 1];
        long carry = 0;
        for (int i = 0; i < length; i++) {
            out[i] = digits[i] << shift | carry;
            carry = shift == 0 ? 0 : digits[i] >>> (64 - shift);
        }
        out[length] = carry;
        return out;
    }

    /// The quotient's next digit, or one more.
    private static long digit(long[] w, long[] v, int j, int n, long reciprocal) {
        long top = v[n - 1];
        long high = w[j + n];
        long low = w[j + n - 1];
        if (Long.compareUnsigned(high, top) >= 0) return -1;
        long product = reciprocal * high;
        long sum = product + low;
        long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        long digit = Math.unsignedMultiplyHigh(reciprocal, high) + high + carry + 1;
        long rest = low - digit * top;
        if (Long.compareUnsigned(rest, sum) > 0) {
            digit--;
            rest += top;
        }
        if (Long.compareUnsigned(rest, top) >= 0) {
            digit++;
            rest -= top;
        }
        return n > 1 && isTooMuch(digit, v[n - 2], rest, w[j + n - 2]) ? digit - 1 : digit;
    }

    /// Whether the digit times the divisor's second digit is more than what is left for it.
    private static boolean isTooMuch(long digit, long second, long restHigh, long restLow) {
        int order = Long.compareUnsigned(Math.unsignedMultiplyHigh(digit, second), restHigh);
        return order > 0 || (order == 0 && Long.compareUnsigned(digit * second, restLow) > 0);
    }

    /// Takes the divisor, times the digit, from the dividend; whether that was more than there is.
    private static boolean subtract(long[] w, long[] v, int j, int n, long digit) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long low = digit * v[i];
            long part = low + carry;
            carry = Math.unsignedMultiplyHigh(digit, v[i]) + (Long.compareUnsigned(part, low) < 0 ? 1 : 0);
            long before = w[i + j];
            w[i + j] = before - part;
            if (Long.compareUnsigned(before, part) < 0) carry++;
        }
        long before = w[j + n];
        w[j + n] = before - carry;
        return Long.compareUnsigned(before, carry) < 0;
    }

    private static void addBack(long[] w, long[] v, int j, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long sum = w[i + j] + v[i];
            long out = Long.compareUnsigned(sum, v[i]) < 0 ? 1 : 0;
            w[i + j] = sum + carry;
            carry = out | (Long.compareUnsigned(w[i + j], sum) < 0 ? 1 : 0);
        }
        w[j + n] += carry;
    }

    /// (2^128 - 1) / d - 2^64, where the highest bit of `d` is set.
    private static long reciprocal(long d) {
        long high = d >>> 32;
        long low = d & 0xffff_ffffL;
        long first = half(~d, 0xffff_ffffL, high, low);
        long rest = (~d << 32 | 0xffff_ffffL) - first * d;
        return first << 32 | half(rest, 0xffff_ffffL, high, low);
    }

    /// The 32 bits of the quotient of `u` with 32 more bits by the divisor of these halves, which is more than `u`.
    private static long half(long u, long more, long high, long low) {
        long digit = Long.divideUnsigned(u, high);
        long rest = u - digit * high;
        while (digit >>> 32 != 0 || Long.compareUnsigned(digit * low, rest << 32 | more) > 0) {
            digit--;
            rest += high;
            if (rest >>> 32 != 0) break;
        }
        return digit;
    }
}
