package dev.touchstone.app.node;

import dev.touchstone.app.folder.ChainLock;
import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.HeaderTree;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Kernel;
import java.io.IOException;

/// A chain as it lies on the disk, every header checked again on opening, with nobody asked. Confined to one thread.
public final class StoredChain implements HeaderLookup, AutoCloseable {
    private final ChainLock lock;
    private final HeaderTree tree;
    private final HeaderTree.Recovery recovery;

    private StoredChain(ChainLock lock, HeaderTree tree, HeaderTree.Recovery recovery) {
        this.lock = lock;
        this.tree = tree;
        this.recovery = recovery;
    }

    /// What came of opening a chain.
    public sealed interface Opening {
        record Opened(StoredChain chain) implements Opening {}

        /// Another copy of the program uses this chain with this data directory.
        record InUse() implements Opening {}

        /// The file of headers is none of this network, or of a newer version.
        record Unusable(String why) implements Opening {}
    }

    /// Opens the chain of a network; one that was never followed has only its first block.
    public static Opening open(DataDirectory directory, Network network) throws IOException {
        var folder = directory.chain(network);
        var lock = ChainLock.take(folder);
        if (lock.isEmpty()) return new Opening.InUse();
        var opening = HeaderTree.open(Networks.of(network), folder);
        if (!(opening instanceof HeaderTree.Opening.Opened)) lock.get().close();
        return switch (opening) {
            case HeaderTree.Opening.Opened(var tree, var recovery) ->
                new Opening.Opened(new StoredChain(lock.get(), tree, recovery));
            case HeaderTree.Opening.InUse() -> new Opening.InUse();
            case HeaderTree.Opening.Unusable(var why) -> new Opening.Unusable(why);
        };
    }

    public HeaderTree tree() {
        return tree;
    }

    /// What was found when the file was checked.
    public HeaderTree.Recovery recovery() {
        return recovery;
    }

    @Override
    public Finding<BlockHeader> prove(BlockHeader header, Height at) {
        return Kernel.header(tree.chain(), header, at);
    }

    @Override
    public void close() throws IOException {
        tree.close();
        lock.close();
    }
}
