package dev.touchstone.app.node;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.ledger.EthereumHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// An open wallet and the node by which the histories of its accounts of Ethereum are found: a few steps in
/// each new block, one pass at a time, going on where the last one stopped. Where the node asks nobody, nothing
/// is searched. Thread-safe; closing it leaves wallet and node open.
public final class HistoryOnChain implements AutoCloseable {
    /// So many blocks are proven again at a pass.
    private static final int MOST_CHECKED = 24;

    /// So often it goes on at once; what is left then waits for the next block.
    private static final int MOST_PASSES = 16;

    private final OpenWallet wallet;
    private final EthereumNode node;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Optional<Passed>> passed = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean passing = new AtomicBoolean();
    private final AtomicInteger passes = new AtomicInteger();
    private final SubjectSearch search;
    private final Set<ChainPoint> unprovable = new HashSet<>();
    private final List<Latest.Subscription> subscriptions;

    private HistoryOnChain(OpenWallet wallet, EthereumNode node) {
        this.wallet = wallet;
        this.node = node;
        this.search = new SubjectSearch(node.older(), node.chain().id(), wallet.historyListener());
        this.subscriptions = List.of(
                wallet.snapshot().observe(Runnable::run, _ -> look()),
                node.snapshot().observe(Runnable::run, _ -> look()));
    }

    /// What a pass was about.
    private record Passed(Optional<EthereumSnapshot.Head> head, Set<Subject> subjects) {}

    /// Begins to search.
    public static HistoryOnChain join(OpenWallet wallet, EthereumNode node) {
        var joined = new HistoryOnChain(wallet, node);
        joined.look();
        return joined;
    }

    /// Whether there is nothing left to do in the newest block, and the wallet has all that was found.
    public boolean isAtRest() {
        return !passing.get() && !isNew() && search.isTaken(history());
    }

    private EthereumHistory history() {
        return wallet.snapshot().get().ethereumHistory();
    }

    private Passed wanted() {
        var history = history();
        boolean isSameChain = history.chain().equals(node.chain().id());
        return new Passed(
                node.snapshot().get().head(), isSameChain ? history.sums().keySet() : Set.of());
    }

    private boolean isNew() {
        var wanted = wanted();
        boolean isOn = wanted.head().isPresent() && !wanted.subjects().isEmpty();
        return isOn && !passed.get().filter(wanted::equals).isPresent();
    }

    private void look() {
        if (!isNew() || !passing.compareAndSet(false, true)) return;
        try {
            tasks.execute(this::pass);
        } catch (RejectedExecutionException _) {
            passing.set(false);
        }
    }

    private void pass() {
        var wanted = wanted();
        boolean isDone = true;
        try {
            if (node.head(HeadKind.SIGNED) instanceof Proven<ExecutionHeader> head) isDone = pass(head, wanted);
            if (isDone || passes.incrementAndGet() >= MOST_PASSES) {
                passed.set(Optional.of(wanted));
                passes.set(0);
            }
        } finally {
            passing.set(false);
        }
        look();
    }

    /// Whether nothing is left to do until there is a newer block.
    private boolean pass(Proven<ExecutionHeader> head, Passed wanted) {
        var newest = head.value().number();
        var settled = node.head(HeadKind.FINALIZED) instanceof Proven<ExecutionHeader> last
                ? Optional.of(last.value().number())
                : Optional.<BlockNumber>empty();
        settled.ifPresent(
                number -> wallet.historyListener().finalized(node.chain().id(), number));
        checkAgain(settled);
        boolean isDone = true;
        for (var subject : wanted.subjects()) {
            if (Thread.currentThread().isInterrupted() || tasks.isShutdown()) return true;
            var sum = history().sum(subject);
            if (sum.isPresent()) isDone &= search.pass(subject, sum.get(), newest, settled);
        }
        return isDone;
    }

    /// Proves the blocks of movements that are only on record, and of those that could still be replaced.
    private void checkAgain(Optional<BlockNumber> settled) {
        var history = history();
        var blocks = new HashSet<ChainPoint>();
        history.unchecked().stream()
                .filter(block -> !unprovable.contains(block))
                .limit(MOST_CHECKED)
                .forEach(blocks::add);
        history.entries().stream()
                .filter(entry -> !entry.left() && !entry.isFinal() && isAbove(entry.block(), settled))
                .limit(MOST_CHECKED)
                .forEach(entry -> blocks.add(entry.block()));
        for (var block : blocks) {
            if (Thread.currentThread().isInterrupted()) return;
            check(block);
        }
    }

    private static boolean isAbove(ChainPoint block, Optional<BlockNumber> settled) {
        return settled.filter(number -> block.height().value() <= number.value())
                .isEmpty();
    }

    private void check(ChainPoint block) {
        var found = node.block(BlockNumber.of(block.height().value()));
        if (!(found instanceof Proven<ExecutionHeader> header)) {
            unprovable.add(block);
            return;
        }
        var listener = wallet.historyListener();
        if (header.asOf().equals(block)) listener.onChain(node.chain(), header);
        else listener.left(node.chain().id(), block);
    }

    @Override
    public void close() {
        subscriptions.forEach(Latest.Subscription::close);
        tasks.shutdownNow();
    }
}
