package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.util.Optional;

/// A number of a field, as far as the maps to the curve need to know (RFC 9380, section 4). Immutable.
interface SquareRootField<F extends SquareRootField<F>> {
    boolean isZero();

    F add(F other);

    F negate();

    F multiply(F other);

    /// The inverse; zero has none.
    F inverse();

    /// One of both square roots; empty where there is none.
    Optional<F> squareRoot();

    /// `sgn0`: which of a number and its negative this is.
    boolean isOdd();

    default F square() {
        return multiply(self());
    }

    F self();
}
