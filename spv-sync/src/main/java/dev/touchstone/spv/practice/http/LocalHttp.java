package dev.touchstone.spv.practice.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP server that only this computer can reach. Each connection has its own virtual thread, on which its
/// requests are answered one after the other. Thread-safe.
public final class LocalHttp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHttp.class);
    private static final int MOST_CONNECTIONS = 256;
    private static final int IDLE_MILLIS = 120_000;

    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /// Answers requests; called on the threads of connections.
    @FunctionalInterface
    public interface Handler {
        HttpAnswer answer(HttpRequest request) throws IOException, InterruptedException;
    }

    private LocalHttp(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /// Listens on this port, or on a free one if it is 0.
    public static LocalHttp listen(int port, String name, Handler handler) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(thisComputer(), port), MOST_CONNECTIONS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var server = new LocalHttp(socket, handler);
        Thread.ofVirtual().name(name + " door").start(() -> server.admit(name));
        return server;
    }

    private static InetAddress thisComputer() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Where it is to be found, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private void admit(String name) {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    caller.close();
                    continue;
                }
                connections.add(caller);
                if (socket.isClosed()) caller.close();
                Thread.ofVirtual().name(name + " caller").start(() -> serve(caller));
            } catch (IOException e) {
                if (!socket.isClosed()) LOG.warn("{} could not take a connection: {}", name, e.getMessage());
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            caller.setSoTimeout(IDLE_MILLIS);
            var wire = new HttpWire(new BufferedInputStream(caller.getInputStream()), caller.getOutputStream());
            var goesOn = true;
            while (goesOn) goesOn = answerNext(wire);
        } catch (IOException e) {
            LOG.debug("a caller is gone: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(caller);
        }
    }

    private boolean answerNext(HttpWire wire) throws IOException, InterruptedException {
        return switch (wire.read()) {
            case HttpWire.Incoming.End _ -> false;
            case HttpWire.Incoming.Bad(var status, var reason) -> wire.write(HttpAnswer.text(status, reason), false);
            case HttpWire.Incoming.Request(var request) -> wire.write(handler.answer(request), request.keepsAlive());
        };
    }

    /// Ends all connections.
    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : connections) connection.close();
    }
}
