package dev.touchstone.wallet.payment;

/// What became of a text that should be a fee rate. Immutable.
public sealed interface ParsedFeeRate {
    record Valid(FeeRate rate) implements ParsedFeeRate {}

    record Invalid(Problem problem) implements ParsedFeeRate {}

    /// Why a text is no fee rate. The words for each live in ui.
    enum Problem {
        NOT_A_NUMBER,
        ZERO,
        TOO_FINE,
        TOO_HIGH
    }
}
