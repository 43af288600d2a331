package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;
import java.util.Optional;

/// `a + b u` with `u^2 = -1`. Immutable.
record Fp2(Fp a, Fp b) implements Field<Fp2> {
    static final int BYTES = 2 * Fp.BYTES;
    static final Fp2 ZERO = new Fp2(Fp.ZERO, Fp.ZERO);
    static final Fp2 ONE = new Fp2(Fp.ONE, Fp.ZERO);

    /// `9 + u`, whose cube root and square root make the fields above.
    static final Fp2 XI = new Fp2(Fp.of(9), Fp.ONE);

    /// Reads 64 bytes from `offset` on: as EIP-197 writes them, `b` before `a`.
    static Optional<Fp2> parse(byte[] bytes, int offset) {
        return Fp.parse(bytes, offset + Fp.BYTES)
                .flatMap(a -> Fp.parse(bytes, offset).map(b -> new Fp2(a, b)));
    }

    @Override
    public boolean isZero() {
        return a.isZero() && b.isZero();
    }

    @Override
    public Fp2 add(Fp2 o) {
        return new Fp2(a.add(o.a), b.add(o.b));
    }

    @Override
    public Fp2 twice() {
        return add(this);
    }

    @Override
    public Fp2 subtract(Fp2 o) {
        return new Fp2(a.subtract(o.a), b.subtract(o.b));
    }

    @Override
    public Fp2 negate() {
        return new Fp2(a.negate(), b.negate());
    }

    /// The same to the power of the prime.
    Fp2 conjugate() {
        return new Fp2(a, b.negate());
    }

    @Override
    public Fp2 multiply(Fp2 o) {
        var aa = a.multiply(o.a);
        var bb = b.multiply(o.b);
        var cross = a.add(b).multiply(o.a.add(o.b)).subtract(aa).subtract(bb);
        return new Fp2(aa.subtract(bb), cross);
    }

    Fp2 multiply(Fp factor) {
        return new Fp2(a.multiply(factor), b.multiply(factor));
    }

    @Override
    public Fp2 square() {
        return new Fp2(a.add(b).multiply(a.subtract(b)), a.multiply(b).twice());
    }

    Fp2 timesXi() {
        return new Fp2(ninefold(a).subtract(b), ninefold(b).add(a));
    }

    private static Fp ninefold(Fp number) {
        return number.twice().twice().twice().add(number);
    }

    @Override
    public Fp2 inverse() {
        var norm = a.square().add(b.square()).inverse();
        return new Fp2(a.multiply(norm), b.multiply(norm).negate());
    }

    Fp2 power(BigInteger exponent) {
        var power = ONE;
        for (int i = exponent.bitLength() - 1; i >= 0; i--) {
            power = power.square();
            if (exponent.testBit(i)) power = power.multiply(this);
        }
        return power;
    }
}
