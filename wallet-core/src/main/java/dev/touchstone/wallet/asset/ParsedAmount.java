package dev.touchstone.wallet.asset;

import dev.touchstone.spv.bitcoin.Satoshis;

/// What became of a text that should be an amount. Immutable.
public sealed interface ParsedAmount {
    record Valid(Satoshis amount) implements ParsedAmount {}

    record Invalid(Problem problem) implements ParsedAmount {}

    /// Why a text is no amount. The words for each live in ui.
    enum Problem {
        EMPTY,
        NOT_A_NUMBER,
        NEGATIVE,
        /// More decimals than the smallest unit has.
        TOO_FINE,
        MORE_THAN_EXISTS
    }
}
