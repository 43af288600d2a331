package dev.touchstone.wallet.payment;

/// The fee the user chose. Immutable.
public sealed interface FeeChoice {
    /// One of the quoted rates.
    record Quoted(Urgency urgency) implements FeeChoice {}

    record Custom(FeeRate rate) implements FeeChoice {}
}
