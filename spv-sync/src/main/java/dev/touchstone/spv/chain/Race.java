package dev.touchstone.spv.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks several, and takes the first answer that is any good: each runner gets a virtual thread of its own, the
/// first one a head start, the next one its turn when that is over or when the one before has failed. Thread-safe.
///
/// @param headStart how long a runner is waited for before the next one starts
/// @param deadline how long all of it may take
public record Race(Duration headStart, Duration deadline) {

    /// What the first runner that has a result returns; empty where none has, or not in time. Those that are still
    /// running then are interrupted and waited for, so a runner has to heed that.
    ///
    /// @throws InterruptedException when the calling thread is; then nobody is running any more
    public <T> Optional<T> run(List<Callable<Optional<T>>> runners) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var race = new ExecutorCompletionService<Optional<T>>(executor);
            try {
                return course(race, runners, end);
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private <T> Optional<T> course(
            ExecutorCompletionService<Optional<T>> race, List<Callable<Optional<T>>> runners, long end)
            throws InterruptedException {
        int started = 0;
        int running = 0;
        while (running > 0 || started < runners.size()) {
            if (started < runners.size()) {
                var _ = race.submit(runners.get(started++));
                running++;
            }
            var next = started < runners.size() ? headStart.toNanos() : Long.MAX_VALUE;
            var finished = race.poll(Math.min(next, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (finished != null) {
                running--;
                var result = result(finished);
                if (result.isPresent()) return result;
            } else if (System.nanoTime() - end >= 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static <T> Optional<T> result(Future<Optional<T>> finished) throws InterruptedException {
        try {
            return finished.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a runner failed", e.getCause());
        }
    }
}
