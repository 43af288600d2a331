package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import java.time.Instant;

/// A payment with its signatures, which is safely on disk. Immutable.
public record SignedTransaction(Transaction transaction, Effects effects, Instant at) {
    public TxId txid() {
        return transaction.txid();
    }
}
