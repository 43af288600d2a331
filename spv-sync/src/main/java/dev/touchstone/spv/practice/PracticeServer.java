package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.p2p.Deadlines;
import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.Services;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.chain.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The practice node's connections: those that come in on a port of this computer, which nobody outside can reach, and
/// those it makes itself. Sessions belong to the practice-node loop; the rest is thread-safe.
final class PracticeServer implements PracticeState.Listener, AutoCloseable {
    static final String USER_AGENT = "/Touchstone-Practice:0.1.0/";

    private static final Logger LOG = LoggerFactory.getLogger(PracticeServer.class);
    private static final int MOST_CONNECTIONS = 125;
    private static final Services SERVICES = Services.NETWORK
            .with(Services.WITNESS)
            .with(Services.COMPACT_FILTERS)
            .with(Services.NETWORK_LIMITED);

    private final PracticeState state;
    private final Loop loop;
    private final PracticeAnswers answers;
    private final LocalNode self;
    private final ServerSocket socket;
    private final Map<Outbox, Session> sessions = new LinkedHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Latest<PracticeSnapshot> snapshot;

    private PracticeServer(PracticeState state, Loop loop, PracticeAnswers answers, ServerSocket socket) {
        this.state = state;
        this.loop = loop;
        this.answers = answers;
        this.socket = socket;
        var profile = new LocalNode.Profile(state.chain().parameters().magic(), SERVICES, USER_AGENT, true);
        this.self = new LocalNode(profile, Deadlines.STANDARD, state.clock(), new SecureRandom());
        self.tipIs(state.chain().tip().height());
        this.snapshot = new Latest<>(now());
    }

    private PracticeSnapshot now() {
        return new PracticeSnapshot(state.chain().tip().point(), state.mempool().size(), sessions.size());
    }

    /// Listens on this port, or on a free one if it is 0. To be called before the loop has other work.
    static PracticeServer listen(int port, PracticeState state, Loop loop, PracticeAnswers answers) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(thisComputer(), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var server = new PracticeServer(state, loop, answers, socket);
        Thread.ofVirtual().name("practice door " + server.port()).start(server::admit);
        return server;
    }

    private static InetAddress thisComputer() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    int port() {
        return socket.getLocalPort();
    }

    private void admit() {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) LOG.warn("the practice node could not take a connection: {}", e.getMessage());
            }
        }
    }

    private void admit(Socket caller) throws IOException {
        if (connections.size() >= MOST_CONNECTIONS) {
            caller.close();
            return;
        }
        caller.setTcpNoDelay(true);
        var connection = connection(answers);
        connection.attach(Peer.accept(caller, self, connection));
    }

    /// Connects to another node, whose blocks and transactions are then taken over as far as they keep the rules.
    /// It is told the truth: a node that is lied to does not stay.
    void connect(PeerAddress address) {
        var connection = connection(PracticeAnswers.HONEST);
        connection.attach(Peer.connect(address, Dialer.direct(), self, connection));
    }

    private Connection connection(PracticeAnswers said) {
        var connection = new Connection(this, loop, said);
        connections.add(connection);
        return connection;
    }

    /// Begins a session; on the loop.
    Session open(Announcements.Taste taste, Outbox outbox) {
        var session = new Session(state, taste);
        sessions.put(outbox, session);
        publish();
        return session;
    }

    /// Replies to a message, and tells all connections what has changed by it; on the loop.
    Reply reply(Session session, Message message) {
        var reply = session.reply(message);
        announce();
        return reply;
    }

    /// Tells all connections, and whoever watches, what has changed since the last time; on the loop.
    void announce() {
        sessions.forEach((outbox, session) -> {
            var due = session.announcements().due();
            if (!due.isEmpty()) outbox.put(due);
        });
        publish();
    }

    private void publish() {
        var now = now();
        if (!now.equals(snapshot.get())) snapshot.set(now);
    }

    Latest<PracticeSnapshot> snapshot() {
        return snapshot;
    }

    /// Ends a session; from any thread.
    void forget(Outbox outbox) {
        try {
            loop.post(() -> {
                sessions.remove(outbox);
                publish();
            });
        } catch (RejectedExecutionException _) {
            // the node is closing, and its sessions with it
        }
    }

    void closed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public void tipChanged(BlockEntry fork, List<BlockEntry> added) {
        self.tipIs(state.chain().tip().height());
        sessions.values().forEach(session -> session.announcements().tipChanged(added));
    }

    @Override
    public void transactionTaken(MempoolEntry entry) {
        sessions.values().forEach(session -> session.announcements().transactionTaken(entry));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.forEach(Connection::close);
    }
}
