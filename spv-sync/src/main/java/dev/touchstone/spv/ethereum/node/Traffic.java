package dev.touchstone.spv.ethereum.node;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes came in, and whether anybody may be asked at all. Thread-safe.
final class Traffic {
    private final AtomicLong bytesIn = new AtomicLong();
    private volatile boolean paused;

    void received(long bytes) {
        bytesIn.addAndGet(bytes);
    }

    long bytesIn() {
        return bytesIn.get();
    }

    /// By the user's choice nobody is asked.
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }
}
