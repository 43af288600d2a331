package dev.touchstone.app.cli;

import dev.touchstone.app.node.WalletOnChain;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.ledger.WalletSnapshot;

/// A wallet that a command works on, with the node of its chain. Thread-safe; closed when the command is done.
record OpenedWallet(OpenWallet wallet, BitcoinNode node, WalletOnChain joined) implements AutoCloseable {
    WalletSnapshot snapshot() {
        return wallet.snapshot().get();
    }

    @Override
    public void close() {
        joined.close();
        node.close();
        wallet.close();
    }
}
