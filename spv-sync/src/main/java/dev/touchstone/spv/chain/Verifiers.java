package dev.touchstone.spv.chain;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes heavy, pure work off a loop and brings the result back to it. Thread-safe. A bug in the work ends the loop, as
/// one in a task of its own does: nobody waits for a result that never comes.
public final class Verifiers {
    private static final Logger LOG = LoggerFactory.getLogger(Verifiers.class);

    private final Executor threads;
    private final Loop loop;

    public Verifiers(Executor threads, Loop loop) {
        this.threads = threads;
        this.loop = loop;
    }

    /// Does `work` on a verifier thread, and then calls `then` with the result on the loop.
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        threads.execute(() -> {
            var task = new FutureTask<>(work::get);
            task.run();
            try {
                loop.post(() -> then.accept(resultOf(task)));
            } catch (RejectedExecutionException e) {
                LOG.debug("the loop has ended before its result", e);
            }
        });
    }

    /// Does `work` on a verifier thread while the calling thread, which may block, waits for it.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the work goes on for nobody
    public <T> T await(Supplier<T> work) throws InterruptedException {
        var task = new FutureTask<>(work::get);
        threads.execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verifier failed", e.getCause());
        }
    }

    private static <T> T resultOf(FutureTask<T> task) {
        if (task.state() == Future.State.FAILED)
            throw new IllegalStateException("a verifier failed", task.exceptionNow());
        return task.resultNow();
    }
}
