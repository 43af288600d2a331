package dev.touchstone.spv.ethereum.evm.precompile.bn254;

/// The walk of one pair's second point through Miller's loop, in homogeneous coordinates: the point lies at `(x /
/// z, y / z)`. Each step multiplies the line through it, taken at the pair's first point, into the product. Not
/// thread-safe: it belongs to one loop.
///
/// On the curve that the twist stands for, the point `(x, y)` is `(x w^2, y w^3)`. So a line of slope `s` is `yP
/// - s xP w + (s x - y) w^3`; it may be multiplied by anything in a smaller field, which the last power removes.
final class MillerWalk {
    private final Point<Fp> p;
    private final Point<Fp2> q;
    private Fp2 x;
    private Fp2 y;
    private Fp2 z;

    MillerWalk(Pairing.Pair pair) {
        this.p = pair.p();
        this.q = pair.q();
        this.x = q.x();
        this.y = q.y();
        this.z = Fp2.ONE;
    }

    /// Doubles the point. The line is the tangent, times `2 y z` of the old point, negative.
    Fp12 twice(Fp12 product) {
        var xx = x.square();
        var yy = y.square();
        var zz = z.square();
        var bzz3 = threefold(zz).multiply(Groups.twistedB());
        var yz2 = y.add(z).square().subtract(yy).subtract(zz);
        var bzz9 = threefold(bzz3);
        var line = product.multiply(yz2.negate().multiply(p.y()), threefold(xx).multiply(p.x()), bzz3.subtract(yy));
        x = x.multiply(y).multiply(yy.subtract(bzz9)).twice();
        y = yy.add(bzz9).square().subtract(threefold(bzz3.square()).twice().twice());
        z = yy.multiply(yz2).twice().twice();
        return line;
    }

    /// Adds the pair's second point, or takes it away.
    Fp12 step(Fp12 product, boolean isAdded) {
        return add(product, isAdded ? q : q.negate());
    }

    /// Adds what the optimal pairing adds last: the second point to the power of the prime, and less its
    /// square's.
    Fp12 finish(Fp12 product) {
        var first = Groups.frobenius(q);
        return add(add(product, first), Groups.frobenius(first).negate());
    }

    /// The line is the one through both points, times the difference of their first coordinates.
    private Fp12 add(Fp12 product, Point<Fp2> o) {
        var dy = y.subtract(o.y().multiply(z));
        var dx = x.subtract(o.x().multiply(z));
        var line = product.multiply(
                dx.multiply(p.y()),
                dy.negate().multiply(p.x()),
                dy.multiply(o.x()).subtract(dx.multiply(o.y())));
        var dx2 = dx.square();
        var dx3 = dx2.multiply(dx);
        var xdx2 = x.multiply(dx2);
        var h = dx3.add(z.multiply(dy.square())).subtract(xdx2.twice());
        x = dx.multiply(h);
        y = xdx2.subtract(h).multiply(dy).subtract(dx3.multiply(y));
        z = z.multiply(dx3);
        return line;
    }

    private static Fp2 threefold(Fp2 number) {
        return number.twice().add(number);
    }
}
