package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;

/// `a + b w` with `w^2 = v`: where pairings end. Immutable.
record Fp12(Fp6 a, Fp6 b) {
    static final Fp12 ONE = new Fp12(Fp6.ONE, Fp6.ZERO);

    /// The powers of `9 + u` to multiples of a sixth of the prime less one: what the coefficients of `w^0` to `w^5`
    /// are multiplied by in [#frobenius()].
    private static final Fp2[] FROBENIUS = frobeniusFactors();

    private static Fp2[] frobeniusFactors() {
        var root = Fp2.XI.power(Fp.PRIME.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6)));
        var factors = new Fp2[6];
        factors[0] = Fp2.ONE;
        for (int i = 1; i < factors.length; i++) factors[i] = factors[i - 1].multiply(root);
        return factors;
    }

    /// The factor of the coefficient of `w` to the power `i`.
    static Fp2 frobeniusFactor(int i) {
        return FROBENIUS[i];
    }

    boolean isOne() {
        return equals(ONE);
    }

    Fp12 multiply(Fp12 o) {
        var aa = a.multiply(o.a);
        var bb = b.multiply(o.b);
        var cross = a.add(b).multiply(o.a.add(o.b)).subtract(aa).subtract(bb);
        return new Fp12(aa.add(bb.timesV()), cross);
    }

    /// Times `x + y w + z w^3`, the form of a line.
    Fp12 multiply(Fp2 x, Fp2 y, Fp2 z) {
        var aa = a.multiply(x);
        var bb = b.multiply(y, z);
        var cross = a.add(b).multiply(x.add(y), z).subtract(aa).subtract(bb);
        return new Fp12(aa.add(bb.timesV()), cross);
    }

    Fp12 square() {
        var ab = a.multiply(b);
        var square = a.add(b).multiply(a.add(b.timesV())).subtract(ab).subtract(ab.timesV());
        return new Fp12(square, ab.add(ab));
    }

    /// The same to the power of the prime's sixth power; the inverse of what [Pairing] has made unitary.
    Fp12 conjugate() {
        return new Fp12(a, b.negate());
    }

    Fp12 inverse() {
        var norm = a.multiply(a).subtract(b.multiply(b).timesV()).inverse();
        return new Fp12(a.multiply(norm), b.multiply(norm).negate());
    }

    /// The same to the power of the prime.
    Fp12 frobenius() {
        return new Fp12(
                new Fp6(
                        a.a().conjugate(),
                        a.b().conjugate().multiply(FROBENIUS[2]),
                        a.c().conjugate().multiply(FROBENIUS[4])),
                new Fp6(
                        b.a().conjugate().multiply(FROBENIUS[1]),
                        b.b().conjugate().multiply(FROBENIUS[3]),
                        b.c().conjugate().multiply(FROBENIUS[5])));
    }

    /// To a positive power.
    Fp12 power(long exponent) {
        var power = this;
        for (int i = Long.SIZE - 2 - Long.numberOfLeadingZeros(exponent); i >= 0; i--) {
            power = power.square();
            if ((exponent >>> i & 1) != 0) power = power.multiply(this);
        }
        return power;
    }
}
