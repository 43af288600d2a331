package dev.touchstone.wallet.asset;

import java.math.BigInteger;

/// What became of a text that should be an amount of a token. Immutable.
public sealed interface ParsedUnits {
    /// It is an amount.
    ///
    /// @param units of its smallest
    record Valid(BigInteger units) implements ParsedUnits {}

    record Invalid(ParsedAmount.Problem problem) implements ParsedUnits {}
}
