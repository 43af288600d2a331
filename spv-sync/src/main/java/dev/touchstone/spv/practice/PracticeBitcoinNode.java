package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.chain.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/// A Bitcoin node for practice: a whole one, with its own chain under the rules of regtest, which nobody outside this
/// computer can reach and whose coins are worth nothing. Thread-safe.
///
/// It begins with the first block alone. A reward can be spent in the 100th block after its own: mine 100 to pay.
/// After an operation returns, everybody connected has been sent word of what it changed.
public final class PracticeBitcoinNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BLOCKS = "blocks.dat";

    private final Loop loop;
    private final PracticeState state;
    private final Mining mining;
    private final PracticeServer server;
    private final MiningTimer timer = new MiningTimer(() -> mine(1));
    private final Closer closer;

    /// Closes what lies below the server.
    @FunctionalInterface
    private interface Closer {
        void close() throws IOException;
    }

    private PracticeBitcoinNode(Loop loop, PracticeState state, PracticeServer server, Closer closer) {
        this.loop = loop;
        this.state = state;
        this.mining = new Mining(state);
        this.server = server;
        this.closer = closer;
    }

    /// Starts a node that keeps everything in memory.
    ///
    /// @param port where it listens; 0 takes a free one
    public static PracticeBitcoinNode start(int port, InstantSource clock) throws IOException {
        return start(port, clock, PracticeAnswers.HONEST);
    }

    /// Starts a node in memory that says what `answers` makes of the truth.
    public static PracticeBitcoinNode start(int port, InstantSource clock, PracticeAnswers answers) throws IOException {
        return listen(port, newState(clock), answers, () -> {});
    }

    /// Starts a node whose blocks lie in `folder`, made if need be, and are there again the next time. Unconfirmed
    /// transactions are not kept.
    ///
    /// @throws IOException also when another process has the folder open
    public static PracticeBitcoinNode open(Path folder, int port, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        var state = newState(clock);
        var file = BlockFile.open(folder.resolve(BLOCKS), state::restore);
        state.listen(new BlockKeeper(file));
        try {
            return listen(port, state, PracticeAnswers.HONEST, file::close);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static PracticeState newState(InstantSource clock) {
        return new PracticeState(Networks.of(Network.BITCOIN_PRACTICE), clock);
    }

    private static PracticeBitcoinNode listen(int port, PracticeState state, PracticeAnswers answers, Closer closer)
            throws IOException {
        var loop = new Loop("practice-node", _ -> {});
        try {
            var server = PracticeServer.listen(port, state, loop, answers);
            state.listen(server);
            return new PracticeBitcoinNode(loop, state, server, closer);
        } catch (IOException e) {
            loop.close();
            throw e;
        }
    }

    /// The port on 127.0.0.1 where it listens.
    public int port() {
        return server.port();
    }

    public BitcoinParameters parameters() {
        return state.chain().parameters();
    }

    /// Tip, mempool and connections, as they change.
    public Latest<PracticeSnapshot> snapshot() {
        return server.snapshot();
    }

    public ChainPoint tip() {
        return onLoop(() -> state.chain().tip().point());
    }

    /// Mines blocks at once, each with what the mempool holds. Their rewards need no key and are what [#pay] gives.
    public List<ChainPoint> mine(int blocks) {
        return mineTo(ScriptRules.anyoneCanSpend(), blocks);
    }

    /// Mines blocks whose rewards go to this script.
    public List<ChainPoint> mineTo(Script payTo, int blocks) {
        return onLoop(() -> mining.onTip(blocks, payTo));
    }

    /// Mines a block each time this much time has passed, until [#stopMining()] or the next call.
    public void mineEvery(Duration period) {
        timer.start(period);
    }

    public void stopMining() {
        timer.stop();
    }

    /// Mines a branch of empty blocks beside the best chain. It takes over once it has more blocks than it
    /// replaces.
    ///
    /// @param depth how many blocks of the best chain it leaves out
    public List<ChainPoint> fork(int depth, int newBlocks) {
        return fork(depth, newBlocks, List.of());
    }

    /// Mines a branch whose first block holds these transactions, though they may contradict the best chain's.
    ///
    /// @throws IllegalArgumentException when they are not valid there, or the chain has no such depth
    public List<ChainPoint> fork(int depth, int newBlocks, List<Transaction> inFirst) {
        return onLoop(() -> mining.beside(depth, newBlocks, inFirst));
    }

    /// Offers a transaction to the mempool.
    public SubmitResult submit(Transaction transaction) {
        return onLoop(() -> state.submit(transaction));
    }

    /// Pays practice coins to a script, out of rewards that need no key. The payment is left for the next block.
    public FaucetResult pay(Script to, Satoshis amount) {
        return onLoop(() -> state.pay(to, amount));
    }

    /// The block of the best chain at this height.
    public Optional<Block> blockAt(Height height) {
        return onLoop(() -> state.chain().at(height).map(BlockEntry::block));
    }

    /// The filter header of the best chain at this height (BIP157).
    public Optional<FilterHeader> filterHeaderAt(Height height) {
        return onLoop(() -> state.chain()
                .at(height)
                .flatMap(entry -> state.filters().of(entry.hash()))
                .map(FilterIndex.Indexed::header));
    }

    /// The transactions that wait for a block, parents before children.
    public List<Transaction> unconfirmed() {
        return onLoop(() -> state.mempool().entries().stream()
                .map(MempoolEntry::transaction)
                .toList());
    }

    /// Connects to another regtest node and follows it: its blocks and transactions are taken over if they keep the
    /// rules.
    public void connect(PeerAddress address) {
        server.connect(address);
    }

    private <T> T onLoop(Callable<T> operation) {
        try {
            return loop.ask(
                    () -> {
                        var result = operation.call();
                        server.announce();
                        return result;
                    },
                    PATIENCE);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the practice node does not answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the practice node was at work");
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) throw wrong;
            throw e;
        }
    }

    /// Ends all connections and stops. What was mined into a folder stays there.
    @Override
    public void close() throws IOException {
        timer.stop();
        server.close();
        loop.close();
        closer.close();
    }
}
