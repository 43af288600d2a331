package dev.touchstone.spv.proof;

import java.util.Optional;

/// What is known about a value, and how. Every number on screen is one of these four; there is no fifth way.
public sealed interface Finding<T> permits Proven, Pending, Claimed, Refuted {

    /// The value, where one may be shown: proven, claimed, or found so far. Never the value of a refuted claim.
    default Optional<T> shown() {
        return switch (this) {
            case Proven<T> proven -> Optional.of(proven.value());
            case Pending<T> pending -> pending.soFar();
            case Claimed<T> claimed -> Optional.of(claimed.value());
            case Refuted<T> _ -> Optional.empty();
        };
    }

    default boolean isProven() {
        return this instanceof Proven<T>;
    }
}
