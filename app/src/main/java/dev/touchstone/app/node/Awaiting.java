package dev.touchstone.app.node;

import dev.touchstone.spv.chain.Latest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits until something is true of values that others publish. Confined to the thread that waits; observes until
/// closed.
public final class Awaiting implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Semaphore changes = new Semaphore(0);
    private final List<Latest.Subscription> subscriptions = new ArrayList<>();

    /// Looks at the condition again whenever one of these changes.
    public static Awaiting changesOf(Latest<?>... sources) {
        var awaiting = new Awaiting();
        for (var source : sources) awaiting.observe(source);
        return awaiting;
    }

    private <T> void observe(Latest<T> source) {
        subscriptions.add(source.observe(Runnable::run, _ -> changes.release()));
    }

    /// Waits until the condition holds; false when it did not before the deadline.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted
    public boolean until(BooleanSupplier condition, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            long left = Math.min(end - System.nanoTime(), LOOK_AGAIN.toNanos());
            if (left <= 0) return false;
            if (changes.tryAcquire(left, TimeUnit.NANOSECONDS)) changes.drainPermits();
        }
        return true;
    }

    @Override
    public void close() {
        subscriptions.forEach(Latest.Subscription::close);
    }
}
