package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;

/// What became of a transaction offered to the practice chain. Immutable.
public sealed interface PracticeSubmitResult {
    /// It waits for a block.
    record Accepted(Hash256 hash) implements PracticeSubmitResult {}

    /// It waits already, or is in a block.
    record AlreadyKnown(Hash256 hash) implements PracticeSubmitResult {}

    record Refused(PracticeTransactionRefusal why) implements PracticeSubmitResult {}
}
