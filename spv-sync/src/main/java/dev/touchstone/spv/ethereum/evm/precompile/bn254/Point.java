package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;
import java.util.ArrayList;

/// A point of a curve `y^2 = x^3 + b`, in Jacobian coordinates: it lies at `(x / z^2, y / z^3)`, and at infinity
/// where `z` is zero. Immutable.
record Point<F extends Field<F>>(F x, F y, F z) {
    private static final int WINDOW = 4;

    boolean isInfinite() {
        return z.isZero();
    }

    Point<F> negate() {
        return new Point<>(x, y.negate(), z);
    }

    Point<F> twice() {
        var xx = x.square();
        var yy = y.square();
        var yyyy = yy.square();
        var s = x.add(yy).square().subtract(xx).subtract(yyyy).twice();
        var slope = xx.twice().add(xx);
        var newX = slope.square().subtract(s.twice());
        var newY =
                slope.multiply(s.subtract(newX)).subtract(yyyy.twice().twice().twice());
        return new Point<>(newX, newY, y.multiply(z).twice());
    }

    Point<F> add(Point<F> o) {
        if (isInfinite()) return o;
        if (o.isInfinite()) return this;
        var zz = z.square();
        var ozz = o.z.square();
        var u = x.multiply(ozz);
        var s = y.multiply(o.z).multiply(ozz);
        var h = o.x.multiply(zz).subtract(u);
        var slope = o.y.multiply(z).multiply(zz).subtract(s);
        if (h.isZero() && slope.isZero()) return twice();
        var hh = h.square();
        var hhh = h.multiply(hh);
        var v = u.multiply(hh);
        var newX = slope.square().subtract(hhh).subtract(v.twice());
        var newY = slope.multiply(v.subtract(newX)).subtract(s.multiply(hhh));
        return new Point<>(newX, newY, z.multiply(o.z).multiply(h));
    }

    /// This point, `factor` times; no negative number.
    Point<F> multiply(BigInteger factor) {
        var multiples = new ArrayList<Point<F>>();
        multiples.add(new Point<>(x, y, z.subtract(z)));
        for (int i = 1; i < 1 << WINDOW; i++) multiples.add(multiples.getLast().add(this));
        var sum = multiples.getFirst();
        for (int from = (factor.bitLength() + WINDOW - 1) / WINDOW * WINDOW - WINDOW; from >= 0; from -= WINDOW) {
            for (int i = 0; i < WINDOW; i++) sum = sum.twice();
            int digit = factor.shiftRight(from).intValue() & (1 << WINDOW) - 1;
            sum = sum.add(multiples.get(digit));
        }
        return sum;
    }

    /// The same point with `z` one; not the one at infinity.
    Point<F> normalized() {
        var inverse = z.inverse();
        var square = inverse.square();
        return new Point<>(x.multiply(square), y.multiply(square).multiply(inverse), z.multiply(inverse));
    }

    boolean isSame(Point<F> o) {
        return add(o.negate()).isInfinite();
    }

    /// Whether the point lies on the curve with this `b`; `z` must be one.
    boolean isOn(F b) {
        return y.square().subtract(x.square().multiply(x)).subtract(b).isZero();
    }
}
