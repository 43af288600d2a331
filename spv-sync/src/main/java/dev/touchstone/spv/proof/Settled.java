package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.rollup.Rollup;
import java.util.function.Function;

/// Something of a chain that settles on Ethereum, in a block that its contracts there took as decided. It has a type
/// of its own, so that an account of such a chain can stand nowhere for one of Ethereum: not in a total, not in a
/// call, not in a proof. Immutable.
public record Settled<T>(Rollup rollup, T value) {

    /// The same of another value of the same chain.
    static <T, R> Finding<Settled<R>> step(Proven<Settled<T>> from, Function<Proven<T>, Finding<R>> rule) {
        var rollup = from.value().rollup();
        return of(rollup, rule.apply(new Proven<>(from.value().value(), from.evidence(), from.asOf())));
    }

    /// What is found, as something of the rollup.
    static <R> Finding<Settled<R>> of(Rollup rollup, Finding<R> found) {
        return switch (found) {
            case Proven<R> proven ->
                new Proven<>(new Settled<>(rollup, proven.value()), proven.evidence(), proven.asOf());
            case Refuted<R> refuted -> refuted.as();
            case Pending<R> pending -> Pending.because(pending.reason());
            case Claimed<R> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }
}
