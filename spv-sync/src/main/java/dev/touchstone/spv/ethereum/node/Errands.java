package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Loop;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work that blocks, each on a virtual thread of its own, and brings the result back to the loop. Thread-safe.
/// A bug in the work ends the loop, as one in a task of its own does.
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService threads;
    private final Loop loop;

    /// @param threads one virtual thread for each task
    Errands(ExecutorService threads, Loop loop) {
        this.threads = threads;
        this.loop = loop;
    }

    /// Work that blocks.
    @FunctionalInterface
    interface Work<T> {
        T get() throws InterruptedException;
    }

    /// Does `work`, and then calls `then` with the result on the loop, unless the work was called off.
    <T> Errand run(Work<T> work, Consumer<T> then) {
        var future = threads.submit(() -> {
            var task = new FutureTask<T>(work::get);
            task.run();
            if (!isCalledOff(task)) post(() -> then.accept(resultOf(task)));
        });
        return new Errand(future);
    }

    /// Work that is under way. Thread-safe.
    record Errand(Future<?> future) {
        /// Waits until it is done, though not for ever.
        void await() {
            try {
                future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                LOG.warn("an errand did not come to its end", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// Interrupts it, if it is not done yet.
        void callOff() {
            future.cancel(true);
        }
    }

    /// Calls `task` on the loop, from a thread of an errand.
    void post(Runnable task) {
        try {
            loop.post(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended before the result", e);
        }
    }

    private static boolean isCalledOff(FutureTask<?> task) {
        return task.state() == Future.State.FAILED && task.exceptionNow() instanceof InterruptedException;
    }

    private static <T> T resultOf(FutureTask<T> task) {
        if (task.state() == Future.State.FAILED)
            throw new IllegalStateException("an errand failed", task.exceptionNow());
        return task.resultNow();
    }
}
