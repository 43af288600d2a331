package dev.touchstone.spv.ethereum.evm.precompile.bn254;

/// `a + b v + c v^2` with `v^3 = 9 + u`. Immutable.
record Fp6(Fp2 a, Fp2 b, Fp2 c) {
    static final Fp6 ZERO = new Fp6(Fp2.ZERO, Fp2.ZERO, Fp2.ZERO);
    static final Fp6 ONE = new Fp6(Fp2.ONE, Fp2.ZERO, Fp2.ZERO);

    Fp6 add(Fp6 o) {
        return new Fp6(a.add(o.a), b.add(o.b), c.add(o.c));
    }

    Fp6 subtract(Fp6 o) {
        return new Fp6(a.subtract(o.a), b.subtract(o.b), c.subtract(o.c));
    }

    Fp6 negate() {
        return new Fp6(a.negate(), b.negate(), c.negate());
    }

    Fp6 multiply(Fp6 o) {
        var aa = a.multiply(o.a);
        var bb = b.multiply(o.b);
        var cc = c.multiply(o.c);
        var ab = a.add(b).multiply(o.a.add(o.b)).subtract(aa).subtract(bb);
        var ac = a.add(c).multiply(o.a.add(o.c)).subtract(aa).subtract(cc);
        var bc = b.add(c).multiply(o.b.add(o.c)).subtract(bb).subtract(cc);
        return new Fp6(aa.add(bc.timesXi()), ab.add(cc.timesXi()), ac.add(bb));
    }

    /// Times `x + y v`.
    Fp6 multiply(Fp2 x, Fp2 y) {
        var ax = a.multiply(x);
        var by = b.multiply(y);
        var cross = a.add(b).multiply(x.add(y)).subtract(ax).subtract(by);
        return new Fp6(ax.add(c.multiply(y).timesXi()), cross, c.multiply(x).add(by));
    }

    Fp6 multiply(Fp2 factor) {
        return new Fp6(a.multiply(factor), b.multiply(factor), c.multiply(factor));
    }

    Fp6 timesV() {
        return new Fp6(c.timesXi(), a, b);
    }

    Fp6 inverse() {
        var x = a.square().subtract(b.multiply(c).timesXi());
        var y = c.square().timesXi().subtract(a.multiply(b));
        var z = b.square().subtract(a.multiply(c));
        var norm = a.multiply(x).add(c.multiply(y).add(b.multiply(z)).timesXi()).inverse();
        return new Fp6(x.multiply(norm), y.multiply(norm), z.multiply(norm));
    }
}
