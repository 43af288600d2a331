package dev.touchstone.app.door.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on 127.0.0.1, and lets so many connections in as there is room for. Thread-safe.
///
/// One thread looks after the times of all connections: whoever sends or takes too slowly is hung up on, so that
/// none of them holds a place for long.
public final class LocalServer implements AutoCloseable {
    public static final int MOST_CONNECTIONS = 128;
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ServerSocket socket;
    private final Visitor visitor;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private LocalServer(ServerSocket socket, Visitor visitor) {
        this.socket = socket;
        this.visitor = visitor;
    }

    /// Listens on this port, or on a free one if it is 0.
    public static LocalServer listen(int port, Visitor visitor) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            var here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.bind(new InetSocketAddress(here, port), MOST_CONNECTIONS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var server = new LocalServer(socket, visitor);
        Thread.ofVirtual().name("door").start(server::admit);
        Thread.ofVirtual().name("door-watch").start(server::watch);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// How many are connected.
    public int connections() {
        return connections.size();
    }

    private void admit() {
        while (!socket.isClosed()) {
            try {
                var next = socket.accept();
                if (connections.size() >= MOST_CONNECTIONS) next.close();
                else enter(next);
            } catch (IOException e) {
                if (!socket.isClosed()) LOG.warn("a connection could not be taken: {}", e.toString());
            }
        }
    }

    private void enter(Socket next) throws IOException {
        next.setTcpNoDelay(true);
        var connection = new Connection(next);
        connections.add(connection);
        Thread.ofVirtual().name("door-visit").start(() -> {
            try (connection) {
                new Visit(connection, visitor).serve();
            } catch (IOException e) {
                LOG.debug("a connection ended: {}", e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                connections.remove(connection);
            }
        });
    }

    private void watch() {
        try {
            while (!socket.isClosed()) {
                Thread.sleep(LOOK);
                connections.stream().filter(Connection::isOverdue).forEach(Connection::close);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Hangs up on everybody.
    @Override
    public void close() throws IOException {
        socket.close();
        connections.forEach(Connection::close);
    }
}
