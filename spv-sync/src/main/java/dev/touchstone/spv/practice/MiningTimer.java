package dev.touchstone.spv.practice;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Calls for a block at regular times, on a virtual thread of its own. Thread-safe.
final class MiningTimer {
    private final Runnable mine;
    private final AtomicReference<CountDownLatch> running = new AtomicReference<>(new CountDownLatch(0));

    MiningTimer(Runnable mine) {
        this.mine = mine;
    }

    /// Begins anew with this period.
    void start(Duration period) {
        if (period.isNegative() || period.isZero()) throw new IllegalArgumentException("no period: " + period);
        var stopped = new CountDownLatch(1);
        running.getAndSet(stopped).countDown();
        Thread.ofVirtual().name("practice miner").start(() -> run(period, stopped));
    }

    private void run(Duration period, CountDownLatch stopped) {
        try {
            while (!stopped.await(period.toMillis(), TimeUnit.MILLISECONDS)) mine.run();
        } catch (RejectedExecutionException _) {
            stopped.countDown(); // the node is closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread but the end of the program
        }
    }

    void stop() {
        running.get().countDown();
    }
}
