package dev.touchstone.app.door.method;

import dev.touchstone.wallet.dapp.AppOrigin;

/// Who calls a method, and the way back to it. Immutable.
///
/// @param leaving tells whether it still waits for an answer
public record Caller(AppOrigin app, Leaving leaving, Way way) {
    /// Tells whether a caller still waits for an answer.
    @FunctionalInterface
    public interface Leaving {
        /// Runs something where the caller goes away before it was answered.
        void whenGone(Runnable task);
    }

    /// How a caller can be told something that it did not ask for.
    public sealed interface Way {
        /// Not at all.
        record None() implements Way {}

        /// Over its WebSocket.
        record Open(Subscriptions subscriptions) implements Way {}
    }
}
