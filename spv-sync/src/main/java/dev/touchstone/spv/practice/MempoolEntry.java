package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.chain.Hash256;

/// An unconfirmed transaction that keeps the rules. Immutable.
record MempoolEntry(Transaction transaction, Hash256 wtxid, Satoshis fee, int virtualSize, int sigops) {
    /// Virtual bytes that one unit of signature operations stands for at least.
    private static final int BYTES_PER_SIGOP = 20;

    static MempoolEntry of(Transaction tx, TransactionRules.Spending spending) {
        int sigops = Sigops.cost(tx, spending.outputs());
        int weight = Math.max(tx.weight(), sigops * BYTES_PER_SIGOP);
        return new MempoolEntry(tx, tx.wtxid(), spending.fee(), (weight + 3) / 4, sigops);
    }

    TxId txid() {
        return transaction.txid();
    }

    FeeRate rate() {
        return new FeeRate(fee, virtualSize);
    }

    /// Whether one of its inputs says that it may be replaced (BIP125).
    boolean signalsReplaceable() {
        return transaction.inputs().stream().anyMatch(input -> input.sequence() <= TxIn.REPLACEABLE);
    }
}
