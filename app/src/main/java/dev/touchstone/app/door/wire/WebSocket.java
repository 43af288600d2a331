package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// A connection that became a WebSocket (RFC 6455). Reading is confined to the connection's thread; sending is
/// thread-safe.
final class WebSocket implements Visitor.Line {
    static final int MOST_MESSAGE = Visit.MOST_BODY;
    private static final int MOST_AT_ONCE = 16;
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(25);
    private static final Duration MOST_SILENCE = Duration.ofSeconds(70);

    private final Connection connection;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    WebSocket(Connection connection) {
        this.connection = connection;
    }

    /// Listens as soon as whoever comes is let in.
    ///
    /// @param greeting that the handshake is done, sent once somebody listens
    void serve(byte[] greeting, Function<Visitor.Line, Visitor.Listener> opened) throws IOException {
        var listener = opened.apply(this);
        try {
            connection.write(greeting);
            serve(listener);
        } finally {
            listener.closed();
        }
    }

    private void serve(Visitor.Listener listener) throws IOException {
        var pinging = Thread.ofVirtual().name("door-ping").start(this::ping);
        try {
            hear(listener);
        } finally {
            pinging.interrupt();
        }
    }

    private void ping() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_PINGS);
                send(new Frame(true, Frame.Kind.PING, ByteString.EMPTY));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Visitor.Listener listener) throws IOException {
        var message = new ByteArrayOutputStream();
        boolean isWithin = false;
        while (true) {
            connection.expectWithin(MOST_SILENCE);
            var incoming = Frame.read(connection.in(), MOST_MESSAGE - message.size());
            if (!(incoming instanceof Frame.Incoming.Whole(var frame))) {
                hangUp(incoming instanceof Frame.Incoming.Bad bad ? bad.code() : 1002);
                return;
            }
            switch (frame.kind()) {
                case CLOSE -> {
                    hangUp(1000);
                    return;
                }
                case PING -> send(new Frame(true, Frame.Kind.PONG, frame.payload()));
                case PONG -> {}
                case BINARY -> {
                    hangUp(1003);
                    return;
                }
                case TEXT, CONTINUATION -> {
                    boolean isBegun = frame.kind() == Frame.Kind.CONTINUATION;
                    if (isBegun != isWithin) {
                        hangUp(1002);
                        return;
                    }
                    message.writeBytes(frame.payload().toArray());
                    isWithin = !frame.last();
                    if (isWithin) continue;
                    var text = Frame.text(ByteString.of(message.toByteArray()));
                    message.reset();
                    if (text.isEmpty()) {
                        hangUp(1007);
                        return;
                    }
                    take(listener, text.get());
                }
            }
        }
    }

    private void take(Visitor.Listener listener, String text) {
        if (!room.tryAcquire()) {
            listener.tooMuch(text);
            return;
        }
        Thread.ofVirtual().name("door-message").start(() -> {
            try {
                listener.heard(text);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        });
    }

    private void hangUp(int code) {
        send(Frame.close(code));
        connection.close();
    }

    private void send(Frame frame) {
        try {
            connection.write(frame.bytes());
        } catch (IOException _) {
            connection.close();
        }
    }

    @Override
    public void send(String text) {
        send(Frame.text(text));
    }

    @Override
    public void close() {
        hangUp(1001);
    }
}
