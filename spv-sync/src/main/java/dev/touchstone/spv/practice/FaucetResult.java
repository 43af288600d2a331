package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;

/// What became of the wish for practice coins. Immutable.
public sealed interface FaucetResult {
    /// The payment is in the mempool and will be in the next block.
    record Paid(Transaction transaction) implements FaucetResult {}

    /// There is not so much to give; more comes with blocks mined and blocks aged.
    record Empty(Satoshis available) implements FaucetResult {}

    /// The mempool does not take the payment.
    record Refused(TransactionRefusal why) implements FaucetResult {}
}
