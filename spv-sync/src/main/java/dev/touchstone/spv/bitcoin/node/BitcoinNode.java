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
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.proof.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Bitcoin light node: follows the chain with the most work, and proves what its watchers ask for. Thread-safe:
/// every call is handed to the bitcoin-chain loop, which owns all state.
public final class BitcoinNode implements HeaderLookup, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BitcoinNode.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Network network;
    private final Instant startedAt;
    private final ExecutorService verifiers;
    private final Loop loop;
    private final Engine engine;
    private final Thread ticker;

    private BitcoinNode(NodeSettings settings, NodePorts ports, Engine.Files files) {
        this.network = settings.network();
        this.startedAt = ports.clock().instant();
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        this.verifiers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("verifier-", 0).daemon(true).factory());
        var snapshot = new Latest<>(NodeReport.starting(settings.network()));
        this.loop = new Loop("bitcoin-chain", bug -> NodeReport.stopped(snapshot, bug));
        this.engine = new Engine(loop, new Verifiers(verifiers, loop), settings, ports, files, snapshot);
        this.ticker = Thread.ofVirtual().name("bitcoin-ticker").unstarted(this::tick);
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
                node.loop.post(node.engine::start);
                node.ticker.start();
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
        loop.post(() -> engine.watch(runner));
        return new ScanHandle() {
            @Override
            public void add(WatchSet scripts) {
                post(() -> engine.add(runner, scripts));
            }

            @Override
            public void close() {
                post(() -> engine.unwatch(runner));
            }
        };
    }

    /// Spreads a transaction among the peers until it is stopped; `listener` hears how it goes.
    public void broadcast(Transaction tx, BroadcastListener listener) {
        post(() -> engine.broadcast(tx, listener));
    }

    public void stopBroadcast(TxId txid) {
        post(() -> engine.stopBroadcast(txid));
    }

    /// Adds a node that the user named, and connects to it.
    public void addPeer(PeerAddress address) {
        post(() -> engine.addPeer(address));
    }

    public void goOffline() {
        post(engine::goOffline);
    }

    public void goOnline() {
        post(engine::goOnline);
    }

    /// Fetches the newest blocks to see what their transactions paid; the snapshot shows the result.
    public void refreshFees() {
        post(engine::refreshFees);
    }

    /// Proves a header against the best chain. Blocks; not for the JavaFX thread or a loop.
    @Override
    public Finding<BlockHeader> prove(BlockHeader header, Height at) {
        return ask(() -> engine.prove(header, at));
    }

    /// Raw headers of the best chain from one height to another, both included. Blocks.
    public byte[] headers(Height from, Height to) {
        return ask(() -> engine.headers(from, to));
    }

    private <T> T ask(Callable<T> question) {
        try {
            return loop.ask(question, ANSWER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bitcoin-chain loop gives no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the bitcoin-chain loop", e);
        }
    }

    /// A task for a loop that has ended is of no use to anyone: it is dropped.
    private void post(Runnable task) {
        try {
            loop.post(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the bitcoin-chain loop has ended", e);
        }
    }

    private void tick() {
        try {
            while (!loop.isClosed()) {
                Thread.sleep(TICK);
                post(engine::tick);
            }
        } catch (InterruptedException _) {
            LOG.debug("the ticker ends");
        }
    }

    /// Hangs up on all peers and closes the files. Everything known is on disk already.
    @Override
    public void close() {
        ticker.interrupt();
        try {
            loop.ask(
                    () -> {
                        engine.close();
                        return true;
                    },
                    ANSWER);
        } catch (TimeoutException | RejectedExecutionException e) {
            LOG.warn("the bitcoin-chain loop did not close its files", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        verifiers.shutdownNow();
    }
}
