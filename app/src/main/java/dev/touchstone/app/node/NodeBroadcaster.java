package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BroadcastListener;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.wallet.payment.Broadcaster;
import java.util.HashSet;
import java.util.Set;

/// Hands a wallet's payments to a node, and knows which of them a peer has answered for since: what peers had before
/// they may have forgotten. Thread-safe; answers come on the bitcoin-chain loop.
final class NodeBroadcaster implements Broadcaster {
    private final BitcoinNode node;
    private final Latest<Set<TxId>> answered = new Latest<>(Set.of());

    NodeBroadcaster(BitcoinNode node) {
        this.node = node;
    }

    /// The payments that a peer has fetched, announced or refused.
    Latest<Set<TxId>> answered() {
        return answered;
    }

    @Override
    public void broadcast(Transaction transaction, BroadcastListener listener) {
        node.broadcast(transaction, new Noting(transaction.txid(), listener));
    }

    @Override
    public void stop(TxId txid) {
        node.stopBroadcast(txid);
    }

    private final class Noting implements BroadcastListener {
        private final TxId txid;
        private final BroadcastListener listener;

        Noting(TxId txid, BroadcastListener listener) {
            this.txid = txid;
            this.listener = listener;
        }

        private void note() {
            var more = new HashSet<>(answered.get());
            if (more.add(txid)) answered.set(Set.copyOf(more));
        }

        @Override
        public void offered(int announced, int fetched) {
            listener.offered(announced, fetched);
            if (fetched > 0) note();
        }

        @Override
        public void relayed(int peers) {
            listener.relayed(peers);
            note();
        }

        @Override
        public void rejected(String reason) {
            listener.rejected(reason);
            note();
        }
    }
}
