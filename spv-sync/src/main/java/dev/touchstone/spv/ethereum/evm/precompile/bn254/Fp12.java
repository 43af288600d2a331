package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;

/// `a + b w` with `w^2 = v`: where pairings end. Immutable.
record Fp12(Fp6 a, Fp6 b) {
    static final Fp12 ONE = new Fp12(Fp6.ONE, Fp6.ZERO);

    /// The powers of `9 + u` to multiples of a sixth of the prime less one: what the coefficients of `w^0` to
    /// `w^5` are multiplied by in [#frobenius()].
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

    /// The square of a number whose order divides `p^4 - p^2 + 1` (Granger, Scott, "Faster squaring in the
    /// cyclotomic subgroup of sixth degree extensions"): seen as `A + B w + C w^2` over the field of `w^3`, it is
    /// `3 A^2 - 2 A' + (3 w^3 C^2 + 2 B') w + (3 B^2 - 2 C') w^2`, where `'` changes the sign of `w^3`.
    Fp12 cyclotomicSquare() {
        var x = new Fp2[] {a.a(), b.a(), a.b()};
        var y = new Fp2[] {b.b(), a.c(), b.c()};
        var low = new Fp2[x.length];
        var high = new Fp2[x.length];
        for (int i = 0; i < x.length; i++) {
            var xx = x[i].square();
            var yy = y[i].square();
            high[i] = x[i].add(y[i]).square().subtract(xx).subtract(yy);
            low[i] = xx.add(yy.timesXi());
        }
        return new Fp12(
                new Fp6(lessTwice(low[0], x[0]), lessTwice(low[1], x[2]), lessTwice(low[2], y[1])),
                new Fp6(plusTwice(high[2].timesXi(), x[1]), plusTwice(high[0], y[0]), plusTwice(high[1], y[2])));
    }

    /// `3 s - 2 n`.
    private static Fp2 lessTwice(Fp2 s, Fp2 n) {
        return s.subtract(n).twice().add(s);
    }

    /// `3 s + 2 n`.
    private static Fp2 plusTwice(Fp2 s, Fp2 n) {
        return s.add(n).twice().add(s);
    }

    /// To a positive power, where [#cyclotomicSquare()] squares.
    Fp12 power(long exponent) {
        var power = this;
        for (int i = Long.SIZE - 2 - Long.numberOfLeadingZeros(exponent); i >= 0; i--) {
            power = power.cyclotomicSquare();
            if ((exponent >>> i & 1) != 0) power = power.multiply(this);
        }
        return power;
    }
}
