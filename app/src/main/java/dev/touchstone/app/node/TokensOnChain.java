package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.OpenWallet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// An open wallet and the node that answers its questions about tokens and collectibles: anew in each new
/// block, all of them in one go, and one go at a time. Thread-safe; closing it leaves wallet and node open.
public final class TokensOnChain implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(12);

    private final OpenWallet wallet;
    private final EthereumNode node;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Optional<Asked>> asked = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean asking = new AtomicBoolean();
    private final List<Latest.Subscription> subscriptions;

    private TokensOnChain(OpenWallet wallet, EthereumNode node) {
        this.wallet = wallet;
        this.node = node;
        this.subscriptions = List.of(
                wallet.snapshot().observe(Runnable::run, _ -> look()),
                node.snapshot().observe(Runnable::run, _ -> look()));
    }

    /// What was asked last, and of which block.
    private record Asked(Optional<EthereumSnapshot.Head> head, List<TokenQuestion<?>> questions) {}

    /// Begins to answer.
    public static TokensOnChain join(OpenWallet wallet, EthereumNode node) {
        var joined = new TokensOnChain(wallet, node);
        joined.look();
        return joined;
    }

    private Asked wanted() {
        var tokens = wallet.snapshot().get().tokens();
        boolean isSameChain = tokens.chain().equals(node.chain().id());
        return new Asked(node.snapshot().get().head(), isSameChain ? tokens.questions() : List.of());
    }

    /// In a block in which more was asked already there is nothing to ask again.
    private boolean isNew(Asked wanted) {
        var before = asked.get();
        return !wanted.questions().isEmpty()
                && (before.isEmpty()
                        || !before.get().head().equals(wanted.head())
                        || !before.get().questions().containsAll(wanted.questions()));
    }

    private void look() {
        if (!isNew(wanted()) || !asking.compareAndSet(false, true)) return;
        try {
            tasks.execute(this::ask);
        } catch (RejectedExecutionException _) {
            asking.set(false);
        }
    }

    private void ask() {
        var wanted = wanted();
        asked.set(Optional.of(wanted));
        try {
            var answers =
                    TokenAnswers.ask(node, wanted.questions(), HeadKind.SIGNED).all();
            wallet.tokenListener().answered(node.chain().id(), answers);
            if (answers.values().stream().anyMatch(TokensOnChain::isMissing)) again();
        } finally {
            asking.set(false);
        }
        look();
    }

    private static boolean isMissing(Finding<?> answer) {
        return answer instanceof Pending<?>;
    }

    /// What nobody proved now is asked again a little later, though there be no new block.
    private void again() {
        CompletableFuture.delayedExecutor(RETRY.toSeconds(), TimeUnit.SECONDS, Runnable::run)
                .execute(() -> {
                    if (tasks.isShutdown()) return;
                    asked.set(Optional.empty());
                    look();
                });
    }

    @Override
    public void close() {
        subscriptions.forEach(Latest.Subscription::close);
        tasks.shutdownNow();
    }
}
