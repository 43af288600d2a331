package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.NodeLoop;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.TransactionReceipt;
import dev.touchstone.spv.store.LightClientFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An Ethereum light node: follows the chain by what its sync committees sign, and proves what it is asked
/// for. Thread-safe: commands are handed to the ethereum-chain loop, which owns all state; questions are
/// answered on the thread that asks them.
public final class EthereumNode implements ChainQuestions, BlockQuestions, LogHints, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EthereumNode.class);
    private static final Duration TO_TELL = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(5);

    private final EthereumChain chain;
    private final EthereumPorts ports;
    private final ExecutorService verifiers;
    private final ExecutorService errands;
    private final NodeLoop loop;
    private final Bootstraps bootstraps;
    private final CheckpointAsk checkpoints;
    private final EthereumEngine.Shared shared;
    private final EthereumEngine engine;
    private final SendAsk sending;

    private EthereumNode(EthereumSettings settings, EthereumPorts ports, LightClientFile file, Beginnings.Found found) {
        this.chain = settings.chain();
        this.ports = ports;
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        this.verifiers = Executors.newFixedThreadPool(
                cores,
                Thread.ofPlatform().name("ethereum-verifier-", 0).daemon(true).factory());
        this.errands = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ethereum-errand-", 0).factory());
        var snapshot = new Latest<>(NodeReport.starting(settings));
        this.loop = new NodeLoop("ethereum-chain", bug -> NodeReport.stopped(snapshot, bug));
        this.shared = shared(ports, snapshot);
        this.sending = new SendAsk(shared.asker(), errands);
        this.bootstraps = new Bootstraps(chain, ports.bls(), shared.inquiry(), shared.verifiers());
        this.checkpoints = new CheckpointAsk(chain, errands);
        var beginning = new Anchor.Beginning(bootstraps, file, found.checkpoint(), found.store());
        this.engine = new EthereumEngine(settings, shared, beginning);
    }

    private EthereumEngine.Shared shared(EthereumPorts ports, Latest<EthereumSnapshot> snapshot) {
        var book = new SourceBook(ports.clock());
        var inquiry = Inquiry.of(book);
        var heads = new Latest<>(Heads.none(new Pending.Reason.NotChecked()));
        var headers = new HeaderCache();
        var traffic = new Traffic();
        var asker = new Asker(inquiry, () -> traffic.isPaused() ? List.<ExecutionSource>of() : book.executions());
        return new EthereumEngine.Shared(
                ports,
                book,
                inquiry,
                new Errands(errands, loop.loop()),
                new Verifiers(verifiers, loop.loop()),
                headers,
                asker,
                new ChainAnswers(chain, heads::get, asker, headers, ports.clock()),
                heads,
                snapshot,
                traffic);
    }

    /// What came of starting a node.
    public sealed interface Start {
        /// It runs; `recovery` says in what state it found what was kept.
        record Started(EthereumNode node, Recovery recovery) implements Start {}
    }

    /// In what state a node found what it had kept. Immutable.
    public sealed interface Recovery {
        /// Nothing was kept of this checkpoint.
        record Nothing() implements Recovery {}

        /// All of it was checked again, and leads up to a final block in this slot.
        record Followed(Slot finalized) implements Recovery {}

        /// It was altered or is damaged, and counts for nothing: the node begins from its checkpoint again.
        record Refused(String why) implements Recovery {}
    }

    /// Reads what was kept, which checks all of it again, and begins to follow.
    ///
    /// @throws IOException when the files cannot be read
    public static Start start(EthereumSettings settings, EthereumPorts ports) throws IOException {
        var file = new LightClientFile(settings.directory(), settings.chain());
        var found = new Beginnings(settings, ports).read(file);
        if (found.recovery() instanceof Recovery.Refused(var why))
            LOG.warn("{} is refused: {}", LightClientFile.NAME, why);
        var node = new EthereumNode(settings, ports, file, found);
        node.loop.start(node.engine::tick, node.engine::tick);
        return new Start.Started(node, found.recovery());
    }

    public EthereumChain chain() {
        return chain;
    }

    /// What the node knows, for screens and for the command line.
    public Latest<EthereumSnapshot> snapshot() {
        return shared.snapshot();
    }

    /// Proves these accounts now, and again whenever the head moves: all in one question about one block.
    public AccountWatch watch(Collection<EthereumAddress> addresses, AccountListener listener) {
        var watch = new AccountWatches.Watch(addresses, listener);
        loop.tell(() -> engine.watch(watch));
        return () -> loop.tell(() -> engine.unwatch(watch));
    }

    /// Begins anew from another checkpoint, where it can be begun from. Blocks.
    public CheckpointOutcome useCheckpoint(Checkpoint checkpoint) {
        try {
            return switch (bootstraps.begin(checkpoint.root(), beacons())) {
                case Bootstraps.Begun.Started(var store) -> {
                    var now = ports.clock().instant();
                    if (bootstraps.isTooOld(store, now)) {
                        var age = AnchorAge.of(store.finalized().slot(), chain.schedule(), now);
                        yield new CheckpointOutcome.TooOld(age, AnchorAge.limit(chain.schedule(), now));
                    }
                    yield loop.ask(() -> {
                        engine.useCheckpoint(checkpoint, store);
                        return new CheckpointOutcome.Taken();
                    });
                }
                case Bootstraps.Begun.NotFound _ -> new CheckpointOutcome.NotFound();
                case Bootstraps.Begun.Refused(var why) -> new CheckpointOutcome.Refused(why);
                case Bootstraps.Begun.RulesUnknown(var at, var _) ->
                    new CheckpointOutcome.Refused(new Refutation.UnknownFork(at));
                case Bootstraps.Begun.NobodyAnswers _ -> new CheckpointOutcome.NobodyAnswers();
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CheckpointOutcome.NobodyAnswers();
        }
    }

    /// Asks every beacon node which block it calls final, so that the user can choose one. Only ever on the
    /// user's word; the answers are claims, and nothing is done with them. Blocks.
    public List<OperatorsWord> compareCheckpoints() {
        try {
            return checkpoints.compare(beacons());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<BeaconSource> beacons() {
        return shared.traffic().isPaused() ? List.of() : shared.book().beacons();
    }

    /// Takes the best update as final though too few signed it, where nothing was final for a whole period.
    /// Only ever on the user's word: from then on nothing is proven until another checkpoint is given. False
    /// where no such step is due. Blocks.
    public boolean forceUpdate() {
        return loop.ask(engine::forceUpdate);
    }

    public void addBeacon(Endpoint endpoint) {
        loop.tell(() -> engine.addBeacon(endpoint));
    }

    public void addExecution(Endpoint endpoint) {
        loop.tell(() -> engine.addExecution(endpoint));
    }

    /// Asks a source no more.
    ///
    /// @param name as its row in the snapshot says it
    public void removeSource(SourceRole role, String name) {
        loop.tell(() -> engine.removeSource(role, name));
    }

    /// Asks nobody any more, until [#goOnline()].
    public void goOffline() {
        loop.tell(engine::goOffline);
    }

    public void goOnline() {
        loop.tell(engine::goOnline);
    }

    @Override
    public Finding<ExecutionHeader> head(HeadKind at) {
        return shared.answers().head(at);
    }

    @Override
    public List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at) {
        return told(shared.answers().accounts(addresses, at));
    }

    @Override
    public List<Finding<StorageSlot>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
        return told(shared.answers().storage(address, keys, at));
    }

    @Override
    public Finding<ContractCode> code(EthereumAddress address, HeadKind at) {
        return told(shared.answers().code(address, at));
    }

    @Override
    public List<Finding<CallResult>> calls(List<CallInput> inputs, HeadKind at) {
        return told(shared.answers().calls(inputs, at));
    }

    @Override
    public Finding<TipStatistics> tips() {
        return shared.answers().tips();
    }

    @Override
    public Finding<Simulated> simulate(SimulationInput input, HeadKind at) {
        return shared.answers().simulate(input, at);
    }

    /// Hands a signed transaction to every execution node that may be asked, and gives back what each said of it:
    /// claims, in their order. Nobody while offline. Blocks.
    public List<SendAnswer> send(EthereumTransaction transaction) {
        try {
            return sending.send(transaction);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public Finding<ExecutionHeader> block(BlockNumber number) {
        return told(shared.answers().block(number));
    }

    @Override
    public Finding<BlockTransaction> transaction(Hash256 hash) {
        return told(shared.answers().transaction(hash));
    }

    @Override
    public Finding<TransactionReceipt> receipt(Hash256 transaction) {
        return told(shared.answers().receipt(transaction));
    }

    /// What can be asked about older blocks.
    public OlderQuestions older() {
        return new OlderAnswers(shared.answers(), this::told);
    }

    @Override
    public FoundLogs logs(LogSearch search, LogSearch.Progress progress) {
        return told(shared.answers().logs(search, progress));
    }

    @Override
    public <R> Inquiry.Result<R> logs(
            BlockNumber block,
            EthereumAddress contract,
            List<Hash256> topics,
            Function<List<LogEntry>, Inquiry.Verdict<R>> check)
            throws InterruptedException {
        return told(shared.asker().ask(source -> source.logs(block, contract, topics), check));
    }

    @Override
    public Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) {
        return told(shared.answers().transactions(block));
    }

    @Override
    public Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) {
        return told(shared.answers().receipts(block));
    }

    @Override
    public Finding<ExecutionHeader> block(Hash256 hash) {
        return told(shared.answers().block(hash));
    }

    @Override
    public BlockRange range(BlockNumber first, BlockNumber last) {
        return told(shared.answers().range(first, last));
    }

    @Override
    public Finding<AccountState> account(Proven<ExecutionHeader> block, EthereumAddress address) {
        return told(shared.answers().account(block, address));
    }

    @Override
    public List<Finding<StorageSlot>> storage(
            Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys) {
        return told(shared.answers().storage(block, address, keys));
    }

    @Override
    public Finding<ContractCode> code(Proven<ExecutionHeader> block, EthereumAddress address) {
        return told(shared.answers().code(block, address));
    }

    @Override
    public Finding<CallResult> call(Proven<ExecutionHeader> block, CallInput input) {
        return told(shared.answers().call(block, input));
    }

    /// Whoever was caught lying on the way to an answer is in the snapshot when the answer is given.
    private <T> T told(T answer) {
        loop.await(engine::publish, TO_TELL);
        return answer;
    }

    /// Calls off whoever is being asked. Returns when what is known is on disk.
    @Override
    public void close() {
        loop.end(engine::close);
        errands.shutdownNow();
        verifiers.shutdownNow();
        try {
            boolean hasEnded = errands.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)
                    && verifiers.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)
                    && loop.hasEnded();
            if (!hasEnded) LOG.warn("a thread of the node does not end");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether no thread of this node runs any more.
    boolean hasEnded() throws InterruptedException {
        return errands.isTerminated() && verifiers.isTerminated() && loop.hasEnded();
    }
}
