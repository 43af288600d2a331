package dev.touchstone.spv.chain;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs something when a while is over. A port: a test decides when that is. Thread-safe.
@FunctionalInterface
public interface Later {
    void after(Duration wait, Runnable task);

    /// By the computer's own clock, each task on this executor.
    static Later on(Executor executor) {
        return (wait, task) -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(task);
    }
}
