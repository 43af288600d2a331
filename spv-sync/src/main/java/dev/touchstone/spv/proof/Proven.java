package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.function.Function;

/// A value that this program derived by the kernel's rules from bytes it checked, down to a trust anchor.
/// Immutable. Only this package can make one.
public final class Proven<T> implements Finding<T> {
    /// Stands for no block, where something holds whatever any chain says.
    private static final ChainPoint NO_BLOCK = new ChainPoint(Height.GENESIS, Hash256.ZERO);

    private final T value;
    private final Evidence evidence;
    private final ChainPoint asOf;

    Proven(T value, Evidence evidence, ChainPoint asOf) {
        this.value = value;
        this.evidence = evidence;
        this.asOf = asOf;
    }

    /// Of what holds whatever any chain says, as that some bytes are the content of an address made of them.
    static <T> Proven<T> timeless(T value, Evidence evidence) {
        return new Proven<>(value, evidence, NO_BLOCK);
    }

    /// A part of the value, on the same evidence.
    <R> Proven<R> map(Function<T, R> part) {
        return new Proven<>(part.apply(value), evidence, asOf);
    }

    public T value() {
        return value;
    }

    public Evidence evidence() {
        return evidence;
    }

    /// The block that the proof refers to. Of something timeless it is no block: height 0 and a hash of zeros.
    public ChainPoint asOf() {
        return asOf;
    }

    /// Whether the proof refers to no block, for it holds whatever any chain says.
    public boolean isTimeless() {
        return asOf.equals(NO_BLOCK);
    }

    @Override
    public String toString() {
        return "Proven[" + value + (isTimeless() ? "" : " as of " + asOf) + "]";
    }
}
