package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.wallet.OpenWallet;

/// An open wallet and the node that looks through its chain for it. Thread-safe; closing it ends the scan and leaves
/// wallet and node open.
public final class WalletOnChain implements AutoCloseable {
    private final OpenWallet wallet;
    private final BitcoinNode node;
    private final ScanHandle scan;

    private WalletOnChain(OpenWallet wallet, BitcoinNode node, ScanHandle scan) {
        this.wallet = wallet;
        this.node = node;
        this.scan = scan;
    }

    /// Begins to look for the wallet's payments, from where an earlier scan ended, and offers again what is still
    /// on its way out.
    public static WalletOnChain join(OpenWallet wallet, BitcoinNode node) {
        var scan = node.watch(wallet.scanRequest(), wallet.scanListener());
        wallet.follow(scan);
        wallet.attach(new NodeBroadcaster(node));
        return new WalletOnChain(wallet, node, scan);
    }

    public OpenWallet wallet() {
        return wallet;
    }

    public BitcoinNode node() {
        return node;
    }

    /// Waits until what is stored has been checked again, whoever may be connected or not.
    public void awaitStored() {
        var genesis = Networks.of(node.network()).genesis();
        node.prove(genesis, Height.GENESIS);
        wallet.checkProofs(node).join();
    }

    @Override
    public void close() {
        scan.close();
    }
}
