package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;

/// A value that this program derived by the kernel's rules from bytes it checked, down to a trust anchor. Immutable.
/// Only this package can make one.
public final class Proven<T> implements Finding<T> {
    private final T value;
    private final Evidence evidence;
    private final ChainPoint asOf;

    Proven(T value, Evidence evidence, ChainPoint asOf) {
        this.value = value;
        this.evidence = evidence;
        this.asOf = asOf;
    }

    public T value() {
        return value;
    }

    public Evidence evidence() {
        return evidence;
    }

    /// The block that the proof refers to.
    public ChainPoint asOf() {
        return asOf;
    }

    @Override
    public String toString() {
        return "Proven[" + value + " as of " + asOf + "]";
    }
}
