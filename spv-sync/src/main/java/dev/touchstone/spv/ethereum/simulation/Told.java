package dev.touchstone.spv.ethereum.simulation;

/// What a contract itself answers before a transaction and after it, its code run both times. Immutable.
public sealed interface Told<T> {
    record Answered<T>(T before, T after) implements Told<T> {}

    /// It gives no answer of the standard's form, before or after.
    record Silent<T>() implements Told<T> {}
}
