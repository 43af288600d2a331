package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.practice.PracticeAnswers;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Serves the compact filters that bcoin cannot: a node that follows bcoin over the peer-to-peer protocol, checks its
/// blocks, builds their filters and answers for them (BIP157). It gives out no block and no transaction, so these can
/// only come from bcoin. Thread-safe.
public final class FilteringResponder implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final BcoinPeer bcoin;
    private final PracticeBitcoinNode node;

    private FilteringResponder(BcoinPeer bcoin, PracticeBitcoinNode node) {
        this.bcoin = bcoin;
        this.node = node;
    }

    private static final class FiltersOnly implements PracticeAnswers {
        @Override
        public List<Message> answer(Message request, List<Message> honest) {
            return request instanceof Message.GetData(var items) ? List.of(new Message.NotFound(items)) : honest;
        }
    }

    /// Begins to follow this node.
    public static FilteringResponder of(BcoinPeer bcoin) {
        try {
            var node = PracticeBitcoinNode.start(0, InstantSource.system(), new FiltersOnly());
            node.connect(PeerAddress.of(InetAddress.getLoopbackAddress(), bcoin.port()));
            return new FilteringResponder(bcoin, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port on 127.0.0.1 where it speaks the peer-to-peer protocol.
    public int port() {
        return node.port();
    }

    /// The follower itself: its blocks, filter headers and mempool.
    public PracticeBitcoinNode node() {
        return node;
    }

    /// Returns when it has the tip that bcoin has now.
    public void catchUp() {
        var tip = bcoin.tip();
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (now.tip().hash().display().equals(tip)) reached.countDown();
        })) {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("stands at " + node.tip() + " while bcoin has " + tip);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
