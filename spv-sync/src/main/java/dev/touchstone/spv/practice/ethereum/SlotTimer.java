package dev.touchstone.spv.practice.ethereum;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Looks at the clock at regular times, on a virtual thread of its own, and has the chain go on. Thread-safe.
final class SlotTimer {
    private final Runnable goOn;
    private final AtomicReference<CountDownLatch> running = new AtomicReference<>(new CountDownLatch(0));

    SlotTimer(Runnable goOn) {
        this.goOn = goOn;
    }

    /// Begins anew.
    void start(Duration between) {
        var stopped = new CountDownLatch(1);
        running.getAndSet(stopped).countDown();
        Thread.ofVirtual().name("practice slots").start(() -> run(between, stopped));
    }

    private void run(Duration between, CountDownLatch stopped) {
        try {
            while (!stopped.await(between.toMillis(), TimeUnit.MILLISECONDS)) goOn.run();
        } catch (RejectedExecutionException _) {
            stopped.countDown(); // the chain is closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody interrupts this thread but the end of the program
        }
    }

    void stop() {
        running.get().countDown();
    }
}
