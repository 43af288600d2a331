package dev.touchstone.spv.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopTest {
    /// Longer than any test may take.
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final AtomicReference<Throwable> bug = new AtomicReference<>();
    private final Loop loop = new Loop("a-loop", bug::set);

    @Test
    void aQuestionBehindABugIsRefusedAtOnce() {
        var asking = Thread.currentThread();
        loop.post(() -> {
            while (asking.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
            throw new IllegalArgumentException("broken");
        });
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> loop.ask(() -> 7, PATIENCE));
    }

    @Test
    void aQuestionThatIsAnErrorEndsTheLoopAndIsRefusedAtOnce() {
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> loop.ask(
                        () -> {
                            throw new AssertionError("broken");
                        },
                        PATIENCE))
                .withMessage("a-loop ended before it answered");
        assertThat(loop.isClosed()).isTrue();
        assertThat(bug).hasValueMatching(AssertionError.class::isInstance);
    }

    @Test
    void aQuestionToALoopThatIsClosedMeanwhileIsRefusedAtOnce() {
        var begun = new CountDownLatch(1);
        loop.post(() -> {
            begun.countDown();
            awaits(new CountDownLatch(1));
        });
        awaits(begun);
        Thread.startVirtualThread(loop::close);
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> loop.ask(() -> 7, PATIENCE));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
