package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.p2p.Transport.Received;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection to one node, from the dial to the end. Thread-safe.
///
/// Three virtual threads serve it: one reads and calls [PeerEvents], one writes from a bounded queue, one keeps the
/// deadlines. It introduces itself, answers and sends pings, and hands on everything else.
public final class Peer implements AutoCloseable {
    private static final int QUEUE = 128;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PeerAddress address;
    private final boolean inbound;
    private final LocalNode self;
    private final PeerEvents events;
    private final Handshake handshake;
    private final Opener opener;
    private final Heartbeat heartbeat;
    private final BlockingQueue<Message> outbound = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicReference<@Nullable PeerFault> fault = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Transport transport;
    private volatile Message.@Nullable Version version;

    /// How a connection comes about.
    @FunctionalInterface
    private interface Opener {
        Socket open() throws IOException;
    }

    private Peer(PeerAddress address, boolean inbound, Opener opener, LocalNode self, PeerEvents events) {
        this.address = address;
        this.inbound = inbound;
        this.opener = opener;
        this.self = self;
        this.events = events;
        this.handshake = new Handshake(self, inbound);
        this.heartbeat = new Heartbeat(self.deadlines());
    }

    /// Dials a node. Returns at once; what becomes of it is told to `events`.
    public static Peer connect(PeerAddress address, Dialer dialer, LocalNode self, PeerEvents events) {
        Opener opener = () -> dialer.dial(address, self.deadlines().connect());
        return started(new Peer(address, false, opener, self, events));
    }

    /// Serves a node that has dialled us.
    public static Peer accept(Socket socket, LocalNode self, PeerEvents events) {
        if (!(socket.getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            throw new IllegalArgumentException("nobody is connected to this socket");
        }
        var address = PeerAddress.of(remote.getAddress(), remote.getPort());
        return started(new Peer(address, true, () -> socket, self, events));
    }

    private static Peer started(Peer peer) {
        Thread.ofVirtual().name("peer " + peer.address).start(peer::serve);
        return peer;
    }

    /// Queues a message if there is room. False says that there is none, or that the connection has ended.
    public boolean offer(Message message) {
        return isOpen() && outbound.offer(message);
    }

    /// Queues a message, waiting for room; only for threads that may block. A peer that makes none within the write
    /// deadline is closed as [PeerFault.Deaf], and the message is dropped.
    public void send(Message message) throws InterruptedException {
        var deadline = self.deadlines().write();
        if (!isOpen()) return;
        if (!outbound.offer(message, deadline.toMillis(), TimeUnit.MILLISECONDS)) close(new PeerFault.Deaf());
    }

    /// Ends the connection for no fault.
    @Override
    public void close() {
        close(new PeerFault.LocalClose());
    }

    /// Ends the connection and says why. Only the first reason counts.
    public void close(PeerFault reason) {
        end(reason);
    }

    /// The reason that counts.
    private PeerFault end(PeerFault reason) {
        var first = fault.compareAndExchange(null, reason);
        if (first != null) return first;
        ended.countDown();
        hangUp();
        return reason;
    }

    private boolean isOpen() {
        return fault.get() == null;
    }

    private void hangUp() {
        var open = transport;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException _) {
            // the connection is being given up: how it ends is of no more use
        }
    }

    private void serve() {
        try (var open = new V1Transport(opener.open(), self.profile().magic())) {
            transport = open;
            if (!isOpen()) return;
            heartbeat.connected();
            Thread.ofVirtual().name("peer " + address + " writer").start(() -> write(open));
            Thread.ofVirtual().name("peer " + address + " keeper").start(() -> keep(open));
            for (var message : handshake.opening()) send(message);
            while (isOpen()) accept(open.receive());
        } catch (ConnectException _) {
            close(new PeerFault.ConnectionRefused());
        } catch (SocketTimeoutException _) {
            close(new PeerFault.TimedOut(PeerFault.Waiting.CONNECTION));
        } catch (IOException e) {
            close(
                    transport == null
                            ? new PeerFault.Unreachable(String.valueOf(e.getMessage()))
                            : new PeerFault.ClosedByPeer());
        } catch (InterruptedException _) {
            close();
        } finally {
            handshake.end();
            events.closed(this, end(new PeerFault.LocalClose()));
        }
    }

    private void accept(Received received) throws InterruptedException {
        switch (received) {
            case Received.Broken(var reason) -> close(reason);
            case Received.Arrived(var message) when version == null -> introduce(message);
            case Received.Arrived(var message) -> handle(message);
        }
    }

    private void introduce(Message message) throws InterruptedException {
        switch (handshake.accept(message)) {
            case Handshake.Step.Say(var messages) -> {
                for (var answer : messages) send(answer);
            }
            case Handshake.Step.Failed(var reason) -> close(reason);
            case Handshake.Step.Done(var theirs) -> {
                version = theirs;
                events.ready(this, theirs);
            }
        }
    }

    private void handle(Message message) throws InterruptedException {
        switch (message) {
            case Message.Ping(var nonce) -> send(new Message.Pong(nonce));
            case Message.Pong(var nonce) -> heartbeat.answered(nonce);
            case Message.Opening late -> close(new PeerFault.Malformed(late.command() + " after the handshake"));
            case Message.Unknown _ -> {}
            case Message substance -> events.received(this, substance);
        }
    }

    private void write(Transport open) {
        try {
            while (isOpen()) {
                var message = outbound.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (message == null) continue;
                heartbeat.writing();
                open.send(message);
                heartbeat.written();
            }
        } catch (IOException _) {
            close(new PeerFault.ClosedByPeer());
        } catch (InterruptedException _) {
            close();
        }
    }

    private void keep(Transport open) {
        try {
            while (!ended.await(heartbeat.tick().toMillis(), TimeUnit.MILLISECONDS)) {
                boolean ready = version != null;
                heartbeat.overdue(open.bytesIn(), ready).ifPresent(what -> close(new PeerFault.TimedOut(what)));
                if (ready && heartbeat.isPingDue()) offer(heartbeat.ping(self.nonce()));
            }
        } catch (InterruptedException _) {
            close();
        }
    }

    public PeerAddress address() {
        return address;
    }

    /// Whether the other side dialled.
    public boolean isInbound() {
        return inbound;
    }

    /// What the other side says of itself, once the handshake is done.
    public Optional<Message.Version> version() {
        return Optional.ofNullable(version);
    }

    /// Whether both sides name transactions by wtxid (BIP339). Known once the handshake is done.
    public boolean relaysByWtxid() {
        return version != null && handshake.wtxidRelay();
    }

    /// Whether the other side takes [Message.AddrV2]. Known once the handshake is done.
    public boolean takesAddrV2() {
        return version != null && handshake.addrV2();
    }

    /// How long the last ping took, once one was answered.
    public Optional<Duration> latency() {
        return heartbeat.latency();
    }

    public long bytesIn() {
        var open = transport;
        return open == null ? 0 : open.bytesIn();
    }

    public long bytesOut() {
        var open = transport;
        return open == null ? 0 : open.bytesOut();
    }

    @Override
    public String toString() {
        return "Peer " + address;
    }
}
