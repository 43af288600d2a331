package dev.touchstone.spv.ethereum.source;

import java.util.Optional;
import java.util.function.Function;

/// What came of asking a source: something that it said, which nobody has checked, or why it said nothing of use.
/// Immutable.
public sealed interface Reply<T> {
    record Said<T>(T value) implements Reply<T> {}

    record Failed<T>(SourceFault fault) implements Reply<T> {}

    static <T> Reply<T> said(T value) {
        return new Said<>(value);
    }

    static <T> Reply<T> failed(SourceFault fault) {
        return new Failed<>(fault);
    }

    default <R> Reply<R> map(Function<T, R> f) {
        return switch (this) {
            case Said<T>(var value) -> said(f.apply(value));
            case Failed<T>(var fault) -> failed(fault);
        };
    }

    default <R> Reply<R> then(Function<T, Reply<R>> f) {
        return switch (this) {
            case Said<T>(var value) -> f.apply(value);
            case Failed<T>(var fault) -> failed(fault);
        };
    }

    default Optional<T> toOptional() {
        return switch (this) {
            case Said<T>(var value) -> Optional.of(value);
            case Failed<T> _ -> Optional.empty();
        };
    }
}
