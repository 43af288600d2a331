package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// A number modulo the prime over which the curve lies. Immutable.
record Fq(BigInteger value) implements SquareRootField<Fq> {
    /// How EIP-2537 writes it: the highest byte first, sixteen zeros before it.
    static final int BYTES = 64;

    /// How blst writes it.
    static final int PLAIN_BYTES = 48;

    static final int PADDING = BYTES - PLAIN_BYTES;
    static final BigInteger PRIME = new BigInteger(
            "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab", 16);

    private static final BigInteger ROOT = PRIME.add(BigInteger.ONE).shiftRight(2);

    static final Fq ZERO = new Fq(BigInteger.ZERO);

    static Fq of(long number) {
        return new Fq(BigInteger.valueOf(number).mod(PRIME));
    }

    /// The number in the 64 bytes from `offset` on; empty where it is not below the prime.
    static Optional<Fq> parse(byte[] bytes, int offset) {
        var number = new BigInteger(1, bytes, offset, BYTES);
        return number.compareTo(PRIME) < 0 ? Optional.of(new Fq(number)) : Optional.empty();
    }

    /// Writes 48 bytes.
    void writePlain(byte[] target, int offset) {
        var digits = value.toByteArray();
        int skipped = Math.max(0, digits.length - PLAIN_BYTES);
        int kept = digits.length - skipped;
        Arrays.fill(target, offset, offset + PLAIN_BYTES - kept, (byte) 0);
        System.arraycopy(digits, skipped, target, offset + PLAIN_BYTES - kept, kept);
    }

    @Override
    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public Fq add(Fq o) {
        return new Fq(value.add(o.value).mod(PRIME));
    }

    Fq subtract(Fq o) {
        return new Fq(value.subtract(o.value).mod(PRIME));
    }

    @Override
    public Fq negate() {
        return isZero() ? this : new Fq(PRIME.subtract(value));
    }

    @Override
    public Fq multiply(Fq o) {
        return new Fq(value.multiply(o.value).mod(PRIME));
    }

    @Override
    public Fq inverse() {
        return new Fq(value.modInverse(PRIME));
    }

    /// The prime is three modulo four.
    @Override
    public Optional<Fq> squareRoot() {
        var root = new Fq(value.modPow(ROOT, PRIME));
        return root.square().equals(this) ? Optional.of(root) : Optional.empty();
    }

    @Override
    public boolean isOdd() {
        return value.testBit(0);
    }

    /// Whether it is larger than its negative, as compressed points tell.
    boolean isLarger() {
        return value.compareTo(PRIME.shiftRight(1)) > 0;
    }

    @Override
    public Fq self() {
        return this;
    }
}
