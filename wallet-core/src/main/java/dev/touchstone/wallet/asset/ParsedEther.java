package dev.touchstone.wallet.asset;

import dev.touchstone.spv.ethereum.Wei;

/// What became of a text that should be an amount of ether. Immutable.
public sealed interface ParsedEther {
    record Valid(Wei amount) implements ParsedEther {}

    record Invalid(ParsedAmount.Problem problem) implements ParsedEther {}
}
