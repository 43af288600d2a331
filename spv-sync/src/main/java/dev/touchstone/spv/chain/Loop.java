package dev.touchstone.spv.chain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One platform thread that owns some state and runs the tasks posted to it, one after the other. Thread-safe.
///
/// The mailbox is bounded: a thread that posts to a full one waits, which is the back-pressure. A task that
/// throws is a bug: the loop reports it to its owner and stops, so that nothing is built on broken state.
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int MAILBOX = 1024;
    private static final Duration SLOW_TASK = Duration.ofMillis(50);

    /// What each thread that asks waits for.
    private final Map<Thread, CompletableFuture<?>> awaited = new ConcurrentHashMap<>();

    private final BlockingQueue<Runnable> mailbox = new ArrayBlockingQueue<>(MAILBOX);
    private final Thread thread;
    private final Consumer<Throwable> onBug;
    private volatile boolean closed;

    /// Starts the thread at once. `onBug` is called on the loop's thread when a task throws, after which the loop
    /// ends.
    public Loop(String name, Consumer<Throwable> onBug) {
        this.onBug = onBug;
        this.thread = Thread.ofPlatform().name(name).daemon(true).start(this::run);
    }

    /// Queues a task; waits while the mailbox is full, unless called on the loop itself, where a full mailbox is a
    /// bug.
    ///
    /// @throws RejectedExecutionException when the loop has been closed
    public void post(Runnable task) {
        while (!closed) {
            if (isOnLoop()) {
                if (mailbox.offer(task)) return;
                throw new IllegalStateException(thread.getName() + " floods its own mailbox");
            }
            try {
                if (mailbox.offer(task, 100, TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RejectedExecutionException("interrupted while posting to " + thread.getName(), e);
            }
        }
        throw new RejectedExecutionException(thread.getName() + " is closed");
    }

    /// Runs `question` on the loop and waits for its answer.
    ///
    /// @throws TimeoutException when there is none before the deadline
    /// @throws RejectedExecutionException when the loop has been closed, or ends before it answers
    /// @throws InterruptedException when the asking thread is interrupted
    public <T> T ask(Callable<T> question, Duration deadline) throws TimeoutException, InterruptedException {
        if (isOnLoop()) throw new IllegalStateException(thread.getName() + " asks itself and would wait for ever");
        var answer = new CompletableFuture<T>();
        awaited.put(Thread.currentThread(), answer);
        try {
            post(() -> answer(answer, question));
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question to " + thread.getName() + " failed", e.getCause());
        } catch (CancellationException e) {
            throw new RejectedExecutionException(thread.getName() + " ended before it answered", e);
        } finally {
            awaited.remove(Thread.currentThread());
        }
    }

    private static <T> void answer(CompletableFuture<T> answer, Callable<T> question) {
        try {
            answer.complete(question.call());
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }

    public boolean isOnLoop() {
        return thread.equals(Thread.currentThread());
    }

    /// Guards what belongs to this loop.
    ///
    /// @throws IllegalStateException when called on any other thread
    public void checkOnLoop() {
        if (!isOnLoop()) {
            throw new IllegalStateException(Thread.currentThread().getName() + " is not " + thread.getName());
        }
    }

    public boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            while (!closed) runNext();
        } finally {
            awaited.values().forEach(answer -> answer.cancel(false));
        }
    }

    private void runNext() {
        try {
            var task = mailbox.take();
            long began = System.nanoTime();
            task.run();
            long took = System.nanoTime() - began;
            if (took > SLOW_TASK.toNanos()) LOG.debug("{} was busy for {} ms", thread.getName(), took / 1_000_000);
        } catch (InterruptedException e) {
            closed = true;
        } catch (RuntimeException | Error e) {
            closed = true;
            LOG.error("{} stops after a bug", thread.getName(), e);
            onBug.accept(e);
        }
    }

    /// Ends the thread; tasks still queued are dropped. Returns when the thread has ended, or after five seconds.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (isOnLoop()) return;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
