package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.chain.Loop;
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
final class Verifiers {
    private static final Logger LOG = LoggerFactory.getLogger(Verifiers.class);

    private final Executor threads;
    private final Loop loop;

    Verifiers(Executor threads, Loop loop) {
        this.threads = threads;
        this.loop = loop;
    }

    /// Does `work` on a verifier thread, and then calls `then` with the result on the loop.
    <T> void run(Supplier<T> work, Consumer<T> then) {
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

    private static <T> T resultOf(FutureTask<T> task) {
        if (task.state() == Future.State.FAILED)
            throw new IllegalStateException("a verifier failed", task.exceptionNow());
        return task.resultNow();
    }
}
