package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.p2p.Deadlines;
import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerEvents;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of a practice node that says what a test wants and takes what comes.
final class Caller implements PeerEvents, AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Message.Version> version = new CompletableFuture<>();
    private final CompletableFuture<PeerFault> ended = new CompletableFuture<>();
    private @Nullable Peer peer;

    static Caller of(PracticeBitcoinNode node) {
        return calling(node.port(), LocalNode.Profile.client(node.parameters().magic(), true));
    }

    static Caller calling(int port, LocalNode.Profile profile) {
        var caller = new Caller();
        var self = new LocalNode(profile, Deadlines.STANDARD, InstantSource.system(), new Random());
        var address = PeerAddress.of(InetAddress.getLoopbackAddress(), port);
        caller.peer = Peer.connect(address, Dialer.direct(), self, caller);
        caller.version();
        caller.next(Message.FeeFilter.class);
        return caller;
    }

    Message.Version version() {
        return version.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    PeerFault ended() {
        return ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void say(Message message) {
        try {
            peer().send(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Peer peer() {
        if (peer == null) throw new IllegalStateException("not connected");
        return peer;
    }

    /// The next message, which must be of this kind.
    <M extends Message> M next(Class<M> kind) {
        try {
            var message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(message).isInstanceOf(kind);
            return kind.cast(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Says it and takes the answer.
    <M extends Message> M ask(Message question, Class<M> kind) {
        say(question);
        return next(kind);
    }

    /// Nothing is said in answer: the answer to a question put afterwards is the first that comes.
    void hearsNothingOf(Message question, PracticeBitcoinNode node) {
        say(question);
        var locator = List.of(new BlockHash(node.tip().hash()));
        var headers =
                ask(new Message.GetHeaders(LocalNode.PROTOCOL, locator, locator.getFirst()), Message.Headers.class);
        assertThat(headers.count()).isZero();
    }

    @Override
    public void ready(Peer readyPeer, Message.Version theirs) {
        version.complete(theirs);
    }

    @Override
    public void received(Peer from, Message message) {
        heard.add(message);
    }

    @Override
    public void closed(Peer closedPeer, PeerFault fault) {
        ended.complete(fault);
    }

    @Override
    public void close() {
        peer().close();
    }
}
