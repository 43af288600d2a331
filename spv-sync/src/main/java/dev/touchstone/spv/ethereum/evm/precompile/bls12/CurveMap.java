package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.util.List;
import java.util.Optional;

/// Maps a number of the field to a point of the curve: first to another curve, `y^2 = x^3 + a x + b`, by the
/// simplified SWU map, then by an isogeny (RFC 9380, sections 6.6.2 and 6.6.3). Immutable.
///
/// @param z no square, with the further properties that the RFC asks
record CurveMap<F extends SquareRootField<F>>(F a, F b, F z, Isogeny<F> isogeny) {

    /// A point that is not at infinity.
    record Affine<F>(F x, F y) {}

    /// Quotients of polynomials of the first coordinate, each from the lowest coefficient up; the second
    /// coordinate is multiplied with the second quotient.
    record Isogeny<F extends SquareRootField<F>>(
            List<F> xNumerator, List<F> xDenominator, List<F> yNumerator, List<F> yDenominator) {

        /// Empty at infinity.
        Optional<Affine<F>> apply(Affine<F> point) {
            var xBelow = value(xDenominator, point.x());
            var yBelow = value(yDenominator, point.x());
            if (xBelow.isZero() || yBelow.isZero()) return Optional.empty();
            var x = value(xNumerator, point.x()).multiply(xBelow.inverse());
            var y = value(yNumerator, point.x()).multiply(yBelow.inverse());
            return Optional.of(new Affine<>(x, y.multiply(point.y())));
        }

        private static <F extends SquareRootField<F>> F value(List<F> polynomial, F x) {
            var value = polynomial.getLast();
            for (int i = polynomial.size() - 2; i >= 0; i--)
                value = value.multiply(x).add(polynomial.get(i));
            return value;
        }
    }

    /// The point of the curve, of which the cofactor is not yet cleared; empty at infinity.
    Optional<Affine<F>> apply(F u) {
        return isogeny.apply(simplifiedSwu(u));
    }

    private Affine<F> simplifiedSwu(F u) {
        var zuu = z.multiply(u.square());
        var divisor = zuu.square().add(zuu);
        var first = divisor.isZero()
                ? b.multiply(z.multiply(a).inverse())
                : b.negate().multiply(a.inverse()).multiply(one().add(divisor.inverse()));
        var y = otherSide(first).squareRoot();
        if (y.isPresent()) return signed(first, y.get(), u);
        var second = zuu.multiply(first);
        return signed(second, otherSide(second).squareRoot().orElseThrow(), u);
    }

    private F one() {
        return z.multiply(z.inverse());
    }

    private F otherSide(F x) {
        return x.square().add(a).multiply(x).add(b);
    }

    private Affine<F> signed(F x, F y, F u) {
        return new Affine<>(x, u.isOdd() == y.isOdd() ? y : y.negate());
    }
}
