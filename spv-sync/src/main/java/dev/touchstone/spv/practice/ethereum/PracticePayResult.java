package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;

/// What became of the wish for practice ether. Immutable.
public sealed interface PracticePayResult {
    /// The payment will be in the next block.
    record Paid(EthereumTransaction transaction) implements PracticePayResult {}

    /// The faucet has no more than this.
    record Empty(Wei available) implements PracticePayResult {}

    record Refused(PracticeTransactionRefusal why) implements PracticePayResult {}
}
