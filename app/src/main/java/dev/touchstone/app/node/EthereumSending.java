package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.SendAnswer;
import dev.touchstone.wallet.payment.ethereum.EthereumBroadcaster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Hands a wallet's payments to every server of a node: at once, again every few heads, for servers forget and
/// new ones come, and with each head as long as nobody has answered. One after the other, in the order in which
/// they came. Thread-safe; closing it leaves the node open.
final class EthereumSending implements EthereumBroadcaster, AutoCloseable {
    private static final int HEADS = 3;

    private final EthereumNode node;
    private final ExecutorService tasks = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("ethereum-sending").factory());
    private final Map<Long, Offer> offers = new ConcurrentSkipListMap<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicReference<Optional<Hash256>> head = new AtomicReference<>(Optional.empty());
    private final Latest.Subscription heads;

    EthereumSending(EthereumNode node) {
        this.node = node;
        this.heads = node.snapshot().observe(Runnable::run, this::look);
    }

    /// A transaction that is offered. Its sets and counts are touched by the one task at a time only.
    private static final class Offer {
        private final EthereumTransaction transaction;
        private final Hash256 hash;
        private final Listener listener;
        private final Set<String> takers = ConcurrentHashMap.newKeySet();
        private final AtomicLong headsToGo = new AtomicLong();

        Offer(EthereumTransaction transaction, Listener listener) {
            this.transaction = transaction;
            this.hash = transaction.hash();
            this.listener = listener;
        }
    }

    @Override
    public void broadcast(EthereumTransaction transaction, Listener listener) {
        stop(transaction.hash());
        var offer = new Offer(transaction, listener);
        offers.put(order.incrementAndGet(), offer);
        run(() -> send(offer));
    }

    @Override
    public void stop(Hash256 transaction) {
        offers.values().removeIf(offer -> offer.hash.equals(transaction));
    }

    private void look(EthereumSnapshot snapshot) {
        var now = snapshot.head().map(known -> known.block().value().hash());
        if (now.isEmpty() || now.equals(head.getAndSet(now)) || offers.isEmpty()) return;
        run(() -> offers.values().stream()
                .filter(offer -> offer.headsToGo.decrementAndGet() <= 0)
                .forEach(this::send));
    }

    private void run(Runnable task) {
        try {
            tasks.execute(task);
        } catch (RejectedExecutionException _) {
            offers.clear();
        }
    }

    private void send(Offer offer) {
        if (!offers.containsValue(offer)) return;
        var answers = node.send(offer.transaction);
        offer.headsToGo.set(isAnswered(answers) ? HEADS : 1);
        for (var answer : answers) {
            if (answer instanceof SendAnswer.Taken(var server)) offer.takers.add(server);
        }
        if (!offer.takers.isEmpty()) offer.listener.taken(offer.takers.size());
        for (var answer : answers) {
            if (answer instanceof SendAnswer.Refused(var server, var reason)) offer.listener.refused(server, reason);
        }
    }

    private static boolean isAnswered(List<SendAnswer> answers) {
        return answers.stream().anyMatch(answer -> !(answer instanceof SendAnswer.NoAnswer));
    }

    @Override
    public void close() {
        heads.close();
        tasks.shutdownNow();
    }
}
