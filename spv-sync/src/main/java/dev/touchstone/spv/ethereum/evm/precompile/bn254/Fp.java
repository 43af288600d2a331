package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Optional;

/// A number modulo the prime over which the curve lies (EIP-196). Immutable.
///
/// Kept in Montgomery's form, times 2^256, in four words, the lowest first; always below the prime.
final class Fp implements Field<Fp> {
    static final int BYTES = 32;
    static final BigInteger PRIME =
            new BigInteger("30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47", 16);

    private static final long P0 = 0x3c208c16d87cfd47L;
    private static final long P1 = 0x97816a916871ca8dL;
    private static final long P2 = 0xb85045b68181585dL;
    private static final long P3 = 0x30644e72e131a029L;

    /// The negative inverse of the prime modulo 2^64.
    private static final long FACTOR = 0x87d20782e4866389L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static final Fp ZERO = new Fp(0, 0, 0, 0);

    /// 2^512 modulo the prime, which takes a number into Montgomery's form.
    private static final Fp SQUARED_RADIX = unchecked(BigInteger.TWO.pow(512).mod(PRIME));

    static final Fp ONE = of(BigInteger.ONE);

    private final long a;
    private final long b;
    private final long c;
    private final long d;

    private Fp(long a, long b, long c, long d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    static Fp of(BigInteger number) {
        return unchecked(number.mod(PRIME)).multiply(SQUARED_RADIX);
    }

    static Fp of(long number) {
        return of(BigInteger.valueOf(number));
    }

    /// The number in the 32 bytes from `offset` on, the highest first; empty where it is not below the prime.
    static Optional<Fp> parse(byte[] bytes, int offset) {
        var number = new Fp(
                (long) LONGS.get(bytes, offset + 24),
                (long) LONGS.get(bytes, offset + 16),
                (long) LONGS.get(bytes, offset + 8),
                (long) LONGS.get(bytes, offset));
        return number.isReduced() ? Optional.of(number.multiply(SQUARED_RADIX)) : Optional.empty();
    }

    private static Fp unchecked(BigInteger number) {
        return new Fp(
                number.longValue(),
                number.shiftRight(64).longValue(),
                number.shiftRight(128).longValue(),
                number.shiftRight(192).longValue());
    }

    /// Writes the number as 32 bytes, the highest first.
    void writeTo(byte[] target, int offset) {
        var plain = multiply(new Fp(1, 0, 0, 0));
        LONGS.set(target, offset, plain.d);
        LONGS.set(target, offset + 8, plain.c);
        LONGS.set(target, offset + 16, plain.b);
        LONGS.set(target, offset + 24, plain.a);
    }

    private BigInteger value() {
        var bytes = new byte[BYTES];
        writeTo(bytes, 0);
        return new BigInteger(1, bytes);
    }

    @Override
    public boolean isZero() {
        return (a | b | c | d) == 0;
    }

    private boolean isReduced() {
        if (d != P3) return Long.compareUnsigned(d, P3) < 0;
        if (c != P2) return Long.compareUnsigned(c, P2) < 0;
        if (b != P1) return Long.compareUnsigned(b, P1) < 0;
        return Long.compareUnsigned(a, P0) < 0;
    }

    /// The number of these words, less the prime where they reach it; they must be below twice the prime.
    private static Fp reduced(long a, long b, long c, long d) {
        long e = a - P0;
        long borrow = less(a, P0);
        long f = b - P1 - borrow;
        borrow = borrow(b, P1, f);
        long g = c - P2 - borrow;
        borrow = borrow(c, P2, g);
        long h = d - P3 - borrow;
        long old = -borrow(d, P3, h);
        long lower = ~old;
        return new Fp(
                (a & old) | (e & lower), (b & old) | (f & lower), (c & old) | (g & lower), (d & old) | (h & lower));
    }

    @Override
    public Fp add(Fp o) {
        long e = a + o.a;
        long carry = less(e, a);
        long f = b + o.b + carry;
        carry = carry(b, o.b, f);
        long g = c + o.c + carry;
        carry = carry(c, o.c, g);
        return reduced(e, f, g, d + o.d + carry);
    }

    @Override
    public Fp twice() {
        return add(this);
    }

    @Override
    public Fp subtract(Fp o) {
        long e = a - o.a;
        long borrow = less(a, o.a);
        long f = b - o.b - borrow;
        borrow = borrow(b, o.b, f);
        long g = c - o.c - borrow;
        borrow = borrow(c, o.c, g);
        long h = d - o.d - borrow;
        return plus(e, f, g, h, -borrow(d, o.d, h));
    }

    /// The words plus the prime where `mask` has all its bits, else as they are.
    private static Fp plus(long a, long b, long c, long d, long mask) {
        long e = a + (P0 & mask);
        long carry = less(e, a);
        long f = b + (P1 & mask) + carry;
        carry = carry(b, P1 & mask, f);
        long g = c + (P2 & mask) + carry;
        carry = carry(c, P2 & mask, g);
        return new Fp(e, f, g, d + (P3 & mask) + carry);
    }

    @Override
    public Fp negate() {
        return ZERO.subtract(this);
    }

    /// Montgomery's product. The prime leaves two bits free, so the running sum never outgrows its four words.
    @Override
    public Fp multiply(Fp o) {
        long s = 0;
        long t = 0;
        long u = 0;
        long v = 0;
        for (int i = 0; i < 4; i++) {
            long y = i == 0 ? o.a : i == 1 ? o.b : i == 2 ? o.c : o.d;
            long low = a * y;
            long sum = s + low;
            long high = Math.unsignedMultiplyHigh(a, y) + less(sum, low);
            long m = sum * FACTOR;
            // the lowest word becomes zero; it carries unless it was zero
            long carry = Math.unsignedMultiplyHigh(m, P0) + (sum == 0 ? 0 : 1);

            low = b * y;
            sum = t + low;
            long next = Math.unsignedMultiplyHigh(b, y) + less(sum, low);
            sum += high;
            high = next + less(sum, high);
            low = m * P1;
            s = sum + low;
            next = Math.unsignedMultiplyHigh(m, P1) + less(s, low);
            s += carry;
            carry = next + less(s, carry);

            low = c * y;
            sum = u + low;
            next = Math.unsignedMultiplyHigh(c, y) + less(sum, low);
            sum += high;
            high = next + less(sum, high);
            low = m * P2;
            t = sum + low;
            next = Math.unsignedMultiplyHigh(m, P2) + less(t, low);
            t += carry;
            carry = next + less(t, carry);

            low = d * y;
            sum = v + low;
            next = Math.unsignedMultiplyHigh(d, y) + less(sum, low);
            sum += high;
            high = next + less(sum, high);
            low = m * P3;
            u = sum + low;
            next = Math.unsignedMultiplyHigh(m, P3) + less(u, low);
            u += carry;
            carry = next + less(u, carry);
            v = high + carry;
        }
        return reduced(s, t, u, v);
    }

    @Override
    public Fp square() {
        return multiply(this);
    }

    /// The inverse; zero has none.
    @Override
    public Fp inverse() {
        return of(value().modInverse(PRIME));
    }

    private static long less(long x, long y) {
        return Long.compareUnsigned(x, y) < 0 ? 1 : 0;
    }

    /// What `x + y` and a carry into it, whose sum is `sum`, carry on.
    private static long carry(long x, long y, long sum) {
        return ((x & y) | ((x | y) & ~sum)) >>> 63;
    }

    private static long borrow(long x, long y, long difference) {
        return ((~x & y) | ((~x | y) & difference)) >>> 63;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fp o && a == o.a && b == o.b && c == o.c && d == o.d;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a ^ b ^ c ^ d);
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
