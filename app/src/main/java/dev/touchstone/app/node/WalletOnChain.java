package dev.touchstone.app.node;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.ScanHandle;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.wallet.OpenWallet;
import java.util.List;
import java.util.Set;

/// An open wallet and the node that looks through its chain for it. Thread-safe; closing it ends the scan and leaves
/// wallet and node open.
public final class WalletOnChain implements AutoCloseable {
    private final OpenWallet wallet;
    private final BitcoinNode node;
    private final ScanHandle scan;
    private final NodeBroadcaster broadcaster;

    private WalletOnChain(OpenWallet wallet, BitcoinNode node, ScanHandle scan, NodeBroadcaster broadcaster) {
        this.wallet = wallet;
        this.node = node;
        this.scan = scan;
        this.broadcaster = broadcaster;
    }

    /// Begins to look for the wallet's payments, from where an earlier scan ended, and offers again what is still
    /// on its way out.
    public static WalletOnChain join(OpenWallet wallet, BitcoinNode node) {
        var scan = node.watch(wallet.scanRequest(), wallet.scanListener());
        wallet.follow(scan);
        var broadcaster = new NodeBroadcaster(node);
        wallet.attach(broadcaster);
        return new WalletOnChain(wallet, node, scan, broadcaster);
    }

    public OpenWallet wallet() {
        return wallet;
    }

    public BitcoinNode node() {
        return node;
    }

    /// The lies that peers were caught in since the node was started; `snapshot` knows of older ones too.
    public List<BitcoinSnapshot.CaughtLie> caughtIn(BitcoinSnapshot snapshot) {
        return snapshot.caughtLies().stream()
                .filter(lie -> !lie.at().isBefore(node.startedAt()))
                .toList();
    }

    /// The payments that a peer has fetched, announced or refused since they were joined.
    public Latest<Set<TxId>> answered() {
        return broadcaster.answered();
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
