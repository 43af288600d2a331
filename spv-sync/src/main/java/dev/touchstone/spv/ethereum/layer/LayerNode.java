package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.LogHints;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.source.CaughtLie;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A chain beside an Ethereum network: asks the network what is settled for it, and the chain's own servers for what
/// lies in it. Thread-safe; blocks.
public final class LayerNode implements LayerQuestions {
    private final Layer layer;
    private final LayerServers servers;
    private final LayerState state;
    private final Optional<Settlement> settlement;
    private final Optional<CheckpointSettlement> checkpoints;
    private final InstantSource clock;

    private LayerNode(
            Layer layer,
            LayerServers servers,
            Optional<Settlement> settlement,
            Optional<CheckpointSettlement> checkpoints,
            InstantSource clock) {
        this.layer = layer;
        this.servers = servers;
        this.state = new LayerState(servers);
        this.settlement = settlement;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /// One of which the network settles what it does.
    ///
    /// @param ethereum the network that the chain is beside
    /// @param logs hints from that network's servers
    /// @param book the chain's own servers
    public static LayerNode of(
            Layer layer, ChainQuestions ethereum, LogHints logs, SourceBook book, InstantSource clock) {
        var servers = new LayerServers(book, Inquiry.of(book));
        var settlement = layer.rollup().flatMap(rollup -> LayerNode.settlement(rollup, ethereum, logs, servers));
        var checkpoints = layer.rollup()
                .filter(rollup -> rollup.kind() == Rollup.Kind.CHECKPOINTS)
                .map(rollup -> new CheckpointSettlement(ethereum, rollup, servers));
        return new LayerNode(layer, servers, settlement, checkpoints, clock);
    }

    /// One that is asked for no more than its servers' word.
    public static LayerNode unproven(Layer layer, SourceBook book, InstantSource clock) {
        return new LayerNode(
                layer, new LayerServers(book, Inquiry.of(book)), Optional.empty(), Optional.empty(), clock);
    }

    private static Optional<Settlement> settlement(
            Rollup rollup, ChainQuestions ethereum, LogHints logs, LayerServers servers) {
        return switch (rollup.kind()) {
            case OP_STACK -> Optional.of(new GameSettlement(ethereum, rollup, servers));
            case NITRO -> Optional.of(new AssertionSettlement(ethereum, logs, rollup, servers));
            case CHECKPOINTS -> Optional.empty();
        };
    }

    @Override
    public Layer layer() {
        return layer;
    }

    /// How the chain's own servers served.
    public List<SourceRow> servers() {
        return servers.book().rows();
    }

    /// All lies of the chain's own servers that were caught.
    public List<CaughtLie> caughtLies() {
        return servers.book().caughtLies();
    }

    @FunctionalInterface
    private interface Question<R> {
        Finding<R> ask() throws InterruptedException;
    }

    private static <R> Finding<R> uninterrupted(Question<R> question) {
        try {
            return question.ask();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Pending.because(new Pending.Reason.NotChecked());
        }
    }

    private <R> Finding<R> notSettledHere() {
        return Pending.because(new Pending.Reason.NotSettledHere(layer.title(), layer.reason()));
    }

    @Override
    public Finding<Settled<ExecutionHeader>> settledBlock(HeadKind at) {
        if (settlement.isEmpty()) return notSettledHere();
        return uninterrupted(() -> settlement.get().newest(at));
    }

    @Override
    public List<Finding<Settled<AccountState>>> accounts(List<EthereumAddress> addresses, HeadKind at) {
        var found = settledBlock(at);
        if (found instanceof Proven<Settled<ExecutionHeader>> block) {
            try {
                return state.accounts(block, addresses);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return addresses.stream()
                .map(_ -> LayerNode.<Settled<AccountState>>instead(found))
                .toList();
    }

    @Override
    public List<Finding<Settled<StorageSlot>>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at) {
        var found = settledBlock(at);
        if (found instanceof Proven<Settled<ExecutionHeader>> block) {
            try {
                return state.storage(block, address, keys);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return keys.stream()
                .map(_ -> LayerNode.<Settled<StorageSlot>>instead(found))
                .toList();
    }

    private static <R> Finding<R> instead(Finding<?> found) {
        return found.isProven() ? Pending.because(new Pending.Reason.NotChecked()) : ProofVerdict.instead(found);
    }

    @Override
    public Finding<Settled<ContractCode>> code(EthereumAddress address, HeadKind at) {
        var found = accounts(List.of(address), at).getFirst();
        if (!(found instanceof Proven<Settled<AccountState>> account)) return ProofVerdict.instead(found);
        return uninterrupted(() -> state.code(account));
    }

    @Override
    public Finding<Settled<TransactionReceipt>> receipt(Hash256 transaction, HeadKind at) {
        if (checkpoints.isEmpty()) {
            return Pending.because(new Pending.Reason.NotSettledHere(
                    layer.title(), "Receipts are proven here of chains that settle by checkpoints."));
        }
        return uninterrupted(() -> checkpoints.get().receipt(transaction, at));
    }

    @Override
    public Finding<NewestState> newest(List<StateQuestion> questions) {
        return uninterrupted(() -> {
            var result = servers.ask(
                    source -> source.newest(questions),
                    said -> said.accounts().size() == questions.size()
                            ? new Inquiry.Verdict.True<>(said)
                            : new Inquiry.Verdict.OfNoUse<NewestState>(
                                    new SourceFault.Unreadable("another number of answers than of questions")));
            return switch (result) {
                case Inquiry.Result.Answered<NewestState>(var said, var by) ->
                    new Claimed<>(said, by.name(), clock.instant());
                case Inquiry.Result.Unanswered<NewestState> unanswered -> ProofVerdict.without(unanswered);
            };
        });
    }
}
