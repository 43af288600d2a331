package dev.touchstone.app.door.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// One connection, with the times by which something has to have come or gone. Thread-safe.
final class Connection implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration TO_TAKE = Duration.ofSeconds(15);

    private final Socket socket;
    private final WireInput in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong readBy = new AtomicLong(NEVER);
    private final AtomicLong writtenBy = new AtomicLong(NEVER);
    private final long start = System.nanoTime();

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new WireInput(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    WireInput in() {
        return in;
    }

    private long now() {
        return System.nanoTime() - start;
    }

    /// From now on what is being read has to have come within this time.
    void expectWithin(Duration wait) {
        readBy.set(now() + wait.toNanos());
    }

    /// From now on nothing need come.
    void expectNothing() {
        readBy.set(NEVER);
    }

    /// Whether a time has run out.
    boolean isOverdue() {
        long now = now();
        return now > readBy.get() || now > writtenBy.get();
    }

    void write(byte... bytes) throws IOException {
        writing.lock();
        try {
            writtenBy.set(now() + TO_TAKE.toNanos());
            out.write(bytes);
            out.flush();
        } finally {
            writtenBy.set(NEVER);
            writing.unlock();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no more use either way.
            expectNothing();
        }
    }
}
