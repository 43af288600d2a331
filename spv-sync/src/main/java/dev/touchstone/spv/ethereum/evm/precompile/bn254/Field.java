package dev.touchstone.spv.ethereum.evm.precompile.bn254;

/// A number of a field, as far as points of a curve need to know. Immutable.
interface Field<F extends Field<F>> {
    boolean isZero();

    F add(F other);

    F subtract(F other);

    F negate();

    F twice();

    F multiply(F other);

    F square();

    /// The inverse; zero has none.
    F inverse();
}
