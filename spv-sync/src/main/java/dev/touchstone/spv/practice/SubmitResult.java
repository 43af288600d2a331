package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import java.util.List;

/// What became of a transaction offered to the mempool. Immutable.
public sealed interface SubmitResult {
    /// It is in the mempool, in place of `replaced` (BIP125).
    record Accepted(TxId txid, Satoshis fee, List<TxId> replaced) implements SubmitResult {
        public Accepted {
            replaced = List.copyOf(replaced);
        }
    }

    /// It is in the mempool already.
    record AlreadyKnown(TxId txid) implements SubmitResult {}

    record Refused(TxId txid, TransactionRefusal why) implements SubmitResult {}
}
