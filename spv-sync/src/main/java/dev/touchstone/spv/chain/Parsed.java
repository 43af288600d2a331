package dev.touchstone.spv.chain;

import java.util.Optional;
import java.util.function.Function;

/// The result of reading bytes or text that a stranger wrote: the value, or why it is not one. Immutable.
public sealed interface Parsed<T> {
    record Ok<T>(T value) implements Parsed<T> {}

    /// `reason` is for the log and the expert; it never contains more than the offence.
    record Malformed<T>(String reason) implements Parsed<T> {}

    static <T> Parsed<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Parsed<T> malformed(String reason) {
        return new Malformed<>(reason);
    }

    default Optional<T> toOptional() {
        return switch (this) {
            case Ok<T>(var value) -> Optional.of(value);
            case Malformed<T> _ -> Optional.empty();
        };
    }

    default <R> Parsed<R> map(Function<T, R> f) {
        return switch (this) {
            case Ok<T>(var value) -> ok(f.apply(value));
            case Malformed<T>(var reason) -> malformed(reason);
        };
    }

    /// What is read from the value in turn.
    default <R> Parsed<R> then(Function<T, Parsed<R>> f) {
        return switch (this) {
            case Ok<T>(var value) -> f.apply(value);
            case Malformed<T>(var reason) -> malformed(reason);
        };
    }

    /// The value where the bytes are our own and being malformed would be a bug.
    default T orThrow() {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Malformed<T>(var reason) -> throw new IllegalArgumentException(reason);
        };
    }
}
