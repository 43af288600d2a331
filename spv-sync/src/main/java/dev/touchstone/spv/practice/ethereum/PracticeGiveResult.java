package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.math.BigInteger;

/// What became of the wish for practice tokens. Immutable.
public sealed interface PracticeGiveResult {
    /// The transaction that gives them will be in the next block.
    record Given(EthereumTransaction transaction) implements PracticeGiveResult {}

    /// The faucet has no more than this, in the token's smallest units.
    record Empty(BigInteger available) implements PracticeGiveResult {}

    /// The chain does not have that contract, or not yet.
    record NoContract() implements PracticeGiveResult {}

    record Refused(PracticeTransactionRefusal why) implements PracticeGiveResult {}
}
