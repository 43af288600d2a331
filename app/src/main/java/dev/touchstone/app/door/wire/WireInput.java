package dev.touchstone.app.door.wire;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Reads a connection piece by piece, never more than it is told. Thread-safe.
final class WireInput {
    private static final int END_OF_HEAD = 4;

    private final InputStream in;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] buffer = new byte[4096];
    private int at;
    private int end;

    WireInput(InputStream in) {
        this.in = in;
    }

    /// Whether nothing more comes; waits until that is known.
    boolean isAtEnd() throws IOException {
        lock.lock();
        try {
            if (at < end) return false;
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end == 0;
        } finally {
            lock.unlock();
        }
    }

    /// The bytes up to and with an empty line; empty where nothing comes, or where they are more than `most`.
    Optional<ByteString> head(int most) throws IOException {
        lock.lock();
        try {
            var head = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < END_OF_HEAD) {
                if (head.size() == most || isAtEnd()) return Optional.empty();
                int next = buffer[at++];
                head.write(next);
                boolean isReturn = matched % 2 == 0;
                if (next == (isReturn ? '\r' : '\n')) matched++;
                else matched = next == '\r' ? 1 : 0;
            }
            return Optional.of(ByteString.of(head.toByteArray()));
        } finally {
            lock.unlock();
        }
    }

    int read() throws IOException {
        lock.lock();
        try {
            if (isAtEnd()) throw new EOFException("ended within a message");
            return buffer[at++] & 0xff;
        } finally {
            lock.unlock();
        }
    }

    /// So many bytes. Space for them is made as they come.
    byte[] read(int count) throws IOException {
        lock.lock();
        try {
            var out = new ByteArrayOutputStream(Math.min(count, buffer.length));
            while (out.size() < count) {
                if (isAtEnd()) throw new EOFException("ended within a message");
                int taken = Math.min(count - out.size(), end - at);
                out.write(buffer, at, taken);
                at += taken;
            }
            return out.toByteArray();
        } finally {
            lock.unlock();
        }
    }
}
