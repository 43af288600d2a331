package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A practice node that keeps an honest chain and lies about it. [Lies] has the lies. Thread-safe.
public final class LyingPracticeNode implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final PracticeBitcoinNode node;

    /// What to say in place of an honest answer.
    @FunctionalInterface
    public interface Lie {
        /// What is said, given what an honest node would say and the chain that the lie is about.
        List<Message> told(Message request, List<Message> honest, PracticeBitcoinNode truth);

        /// This lie on top of another one.
        default Lie after(Lie first) {
            return (request, honest, truth) -> told(request, first.told(request, honest, truth), truth);
        }
    }

    private LyingPracticeNode(PracticeBitcoinNode node) {
        this.node = node;
    }

    /// A liar with a chain of its own.
    public static LyingPracticeNode telling(Lie lie, InstantSource clock) {
        var truth = new CompletableFuture<PracticeBitcoinNode>();
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> answer(Message request, List<Message> honest) {
                return lie.told(request, honest, truth.join());
            }
        };
        try {
            var node = PracticeBitcoinNode.start(0, clock, answers);
            truth.complete(node);
            return new LyingPracticeNode(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A liar that follows the chain of this honest node, and has its tip already.
    public static LyingPracticeNode telling(Lie lie, PracticeBitcoinNode honest, InstantSource clock) {
        var liar = telling(lie, clock);
        liar.node.connect(PeerAddress.of(InetAddress.getLoopbackAddress(), honest.port()));
        liar.catchUpWith(honest);
        return liar;
    }

    /// Returns when it has the tip that the honest node has now.
    public void catchUpWith(PracticeBitcoinNode honest) {
        var tip = honest.tip();
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (now.tip().equals(tip)) reached.countDown();
        })) {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("no " + tip);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return node.port();
    }

    /// The node itself, whose chain is honest.
    public PracticeBitcoinNode node() {
        return node;
    }

    @Override
    public void close() {
        try {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
