package dev.touchstone.spv.chain;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop that owns a node's state, with the clock that keeps it going: commands are handed to it, questions
/// wait for it, and what comes too late is dropped. Thread-safe.
public final class NodeLoop {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(5);

    private final String name;
    private final Loop loop;
    private volatile @Nullable Thread ticker;

    /// Starts the loop, but not yet its clock.
    ///
    /// @param onBug called on the loop when a task throws, after which it ends
    public NodeLoop(String name, Consumer<Throwable> onBug) {
        this.name = name;
        this.loop = new Loop(name, onBug);
    }

    /// For what posts its results to the loop.
    public Loop loop() {
        return loop;
    }

    /// Runs a first task, and from then on another four times a second. To be called once.
    public void start(Runnable first, Runnable tick) {
        tell(first);
        ticker = Thread.ofVirtual().name(name + "-clock").start(() -> run(tick));
    }

    private void run(Runnable tick) {
        try {
            while (!loop.isClosed()) {
                Thread.sleep(TICK);
                tell(tick);
            }
        } catch (InterruptedException _) {
            LOG.debug("the clock of {} ends", name);
        }
    }

    /// Hands over a command. For a loop that has ended it is of no use to anyone: it is dropped.
    public void tell(Runnable command) {
        try {
            loop.post(command);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended", name, e);
        }
    }

    /// Asks a question on the loop, and waits.
    ///
    /// @throws IllegalStateException when there is no answer in time, or the asking thread is interrupted
    public <T> T ask(Callable<T> question) {
        try {
            return loop.ask(question, ANSWER);
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " gives no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + name, e);
        }
    }

    /// Something to be done on the loop that may fail.
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /// Waits until the loop has run this, but no longer; a loop that has ended runs nothing.
    ///
    /// @return whether it was run
    public boolean await(Task task, Duration longest) {
        try {
            return loop.ask(
                    () -> {
                        task.run();
                        return true;
                    },
                    longest);
        } catch (TimeoutException | RejectedExecutionException e) {
            LOG.debug("{} does nothing any more", name, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Stops the clock, runs a last task, and ends the loop.
    public void end(Task last) {
        var clock = ticker;
        if (clock != null) clock.interrupt();
        if (!await(last, ANSWER)) LOG.warn("{} did not end as it should", name);
        loop.close();
    }

    /// Whether loop and clock have ended; waits a few seconds for the clock.
    public boolean hasEnded() throws InterruptedException {
        var clock = ticker;
        return (clock == null || clock.join(END)) && loop.isClosed();
    }
}
