package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumTransaction;

/// Hands signed transactions to the network's servers. The port through which a wallet reaches it. Thread-safe.
public interface EthereumBroadcaster {
    /// Offers the transaction to every server, now and to later ones, and tells how that goes. Returns at once.
    void broadcast(EthereumTransaction transaction, Listener listener);

    /// Offers it to nobody any more: it has settled, or is given up.
    void stop(Hash256 transaction);

    /// Hears how the offering goes. May be called on any thread.
    interface Listener {
        /// So many servers say that they have it.
        void taken(int servers);

        /// A server refuses it, in its own words: a claim.
        void refused(String server, String reason);
    }
}
