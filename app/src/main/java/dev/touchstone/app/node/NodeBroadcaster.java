package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.wallet.payment.Broadcaster;

/// Hands a wallet's payments to a node. Thread-safe.
record NodeBroadcaster(BitcoinNode node) implements Broadcaster {
    @Override
    public void broadcast(Transaction transaction, BroadcastListener listener) {
        node.broadcast(transaction, listener);
    }

    @Override
    public void stop(TxId txid) {
        node.stopBroadcast(txid);
    }
}
