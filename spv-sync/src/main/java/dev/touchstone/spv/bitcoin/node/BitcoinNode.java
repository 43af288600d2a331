package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerBook;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.NodeLoop;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.proof.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Bitcoin light node: follows the chain with the most work, and proves what its watchers ask for. Thread-safe:
/// every call is handed to the bitcoin-chain loop, which owns all state.
public final class BitcoinNode implements HeaderLookup, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BitcoinNode.class);

    private final Network network;
    private final Instant startedAt;
    private final ExecutorService verifiers;
    private final NodeLoop loop;
    private final Engine engine;

    private BitcoinNode(NodeSettings settings, NodePorts ports, Engine.Files files) {
        this.network = settings.network();
        this.startedAt = ports.clock().instant();
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        this.verifiers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("verifier-", 0).daemon(true).factory());
        var snapshot = new Latest<>(NodeReport.starting(settings.network()));
        this.loop = new NodeLoop("bitcoin-chain", bug -> NodeReport.stopped(snapshot, bug));
        this.engine = new Engine(loop.loop(), new Verifiers(verifiers, loop.loop()), settings, ports, files, snapshot);
    }

    /// What came of starting a node.
    public sealed interface Start {
        /// It runs; `recovery` says in what state the stored headers were.
        record Started(BitcoinNode node, HeaderTree.Recovery recovery) implements Start {}

        /// Another program follows the chain in this folder.
        record InUse() implements Start {}

        /// The folder holds something else; it was left as it is.
        record Unusable(String why) implements Start {}
    }

    /// Opens the files of the chain, which checks every stored header again, and begins to connect.
    ///
    /// @throws IOException when the files cannot be read or written
    public static Start start(NodeSettings settings, NodePorts ports) throws IOException {
        return switch (HeaderTree.open(Networks.of(settings.network()), settings.directory())) {
            case HeaderTree.Opening.InUse _ -> new Start.InUse();
            case HeaderTree.Opening.Unusable(var why) -> new Start.Unusable(why);
            case HeaderTree.Opening.Opened(var tree, var recovery) -> start(settings, ports, tree, recovery);
        };
    }

    private static Start start(NodeSettings settings, NodePorts ports, HeaderTree tree, HeaderTree.Recovery recovery)
            throws IOException {
        return switch (FilterHeaderChain.open(settings.directory(), tree.chain())) {
            case FilterHeaderChain.Opening.Unusable(var why) -> {
                tree.close();
                yield new Start.Unusable(why);
            }
            case FilterHeaderChain.Opening.Opened(var filterHeaders) -> {
                var files = new Engine.Files(tree, filterHeaders, book(settings, ports));
                var node = new BitcoinNode(settings, ports, files);
                node.loop.start(node.engine::start, node.engine::tick);
                yield new Start.Started(node, recovery);
            }
        };
    }

    /// A book that cannot be read is left as it is, and this run does without: addresses can be learned again.
    private static PeerBook book(NodeSettings settings, NodePorts ports) throws IOException {
        return switch (PeerBook.open(settings.directory(), ports.clock(), ports.dice())) {
            case PeerBook.Opening.Opened(var book) -> book;
            case PeerBook.Opening.Unusable(var why) -> {
                LOG.warn("peers.db cannot be used: {}", why);
                yield PeerBook.inMemory(ports.clock(), ports.dice());
            }
        };
    }

    public Network network() {
        return network;
    }

    /// Lies caught since then were caught in this run.
    public Instant startedAt() {
        return startedAt;
    }

    /// What the node knows, for screens and for the command line.
    public Latest<BitcoinSnapshot> snapshot() {
        return engine.snapshot();
    }

    /// Begins to look for scripts, from the request's start to the tip and on.
    public ScanHandle watch(ScanRequest request, ScanListener listener) {
        var runner = engine.runner(request, listener);
        loop.tell(() -> engine.watch(runner));
        return new ScanHandle() {
            @Override
            public void add(WatchSet scripts) {
                loop.tell(() -> engine.add(runner, scripts));
            }

            @Override
            public void close() {
                loop.tell(() -> engine.unwatch(runner));
            }
        };
    }

    /// Spreads a transaction among the peers until it is stopped; `listener` hears how it goes.
    public void broadcast(Transaction tx, BroadcastListener listener) {
        loop.tell(() -> engine.broadcast(tx, listener));
    }

    public void stopBroadcast(TxId txid) {
        loop.tell(() -> engine.stopBroadcast(txid));
    }

    /// Adds a node that the user named, and connects to it.
    public void addPeer(PeerAddress address) {
        loop.tell(() -> engine.addPeer(address));
    }

    public void goOffline() {
        loop.tell(engine::goOffline);
    }

    public void goOnline() {
        loop.tell(engine::goOnline);
    }

    /// Fetches the newest blocks to see what their transactions paid; the snapshot shows the result.
    public void refreshFees() {
        loop.tell(engine::refreshFees);
    }

    /// Proves a header against the best chain. Blocks; not for the JavaFX thread or a loop.
    @Override
    public Finding<BlockHeader> prove(BlockHeader header, Height at) {
        return loop.ask(() -> engine.prove(header, at));
    }

    /// Raw headers of the best chain from one height to another, both included. Blocks.
    public byte[] headers(Height from, Height to) {
        return loop.ask(() -> engine.headers(from, to));
    }

    /// Hangs up on all peers and closes the files. Everything known is on disk already.
    @Override
    public void close() {
        loop.end(engine::close);
        verifiers.shutdownNow();
    }
}
