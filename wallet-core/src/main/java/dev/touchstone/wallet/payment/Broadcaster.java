package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;

/// Hands signed transactions to the network. The port through which a wallet reaches it. Thread-safe.
public interface Broadcaster {
    /// Offers the transaction to peers, now and to later ones, and tells how that goes. Returns at once.
    void broadcast(Transaction transaction, BroadcastListener listener);

    /// Offers it to nobody any more: it has settled, or is given up.
    void stop(TxId txid);
}
