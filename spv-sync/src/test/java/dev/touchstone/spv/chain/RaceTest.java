package dev.touchstone.spv.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch isInterrupted = new CountDownLatch(1);

    private Callable<Optional<String>> result(String value) {
        return () -> {
            started.incrementAndGet();
            return Optional.of(value);
        };
    }

    private Callable<Optional<String>> nothing() {
        return () -> {
            started.incrementAndGet();
            return Optional.empty();
        };
    }

    private Callable<Optional<String>> forEver() {
        return () -> {
            started.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                isInterrupted.countDown();
            }
            return Optional.empty();
        };
    }

    @Test
    void theFirstHasAHeadStart() throws InterruptedException {
        assertThat(new Race(LONG, LONG).run(List.of(result("a"), result("b")))).contains("a");
        assertThat(started).hasValue(1);
    }

    @Test
    void theNextStartsWhereTheOneBeforeHasNothing() throws InterruptedException {
        assertThat(new Race(LONG, LONG).run(List.of(nothing(), nothing(), result("c"), result("d"))))
                .contains("c");
        assertThat(started).hasValue(3);
    }

    @Test
    void theNextStartsWhereTheOneBeforeIsSlowWhichIsThenInterrupted() throws InterruptedException {
        assertThat(new Race(Duration.ofMillis(1), LONG).run(List.of(forEver(), result("b"))))
                .contains("b");
        isInterrupted.await();
    }

    @Test
    void nobodyWinsWhereNobodyHasAnything() throws InterruptedException {
        assertThat(new Race(LONG, LONG).run(List.of(nothing(), nothing()))).isEmpty();
        assertThat(new Race(LONG, LONG).<String>run(List.of())).isEmpty();
    }

    @Test
    void itEndsAtTheDeadline() throws InterruptedException {
        assertThat(new Race(Duration.ofMillis(1), Duration.ofMillis(20)).run(List.of(forEver(), forEver())))
                .isEmpty();
        isInterrupted.await();
    }

    @Test
    void nobodyRunsOnAfterTheCallerIsInterrupted() throws InterruptedException {
        var wasInterrupted = new AtomicBoolean();
        var running = new CountDownLatch(1);
        var caller = Thread.ofVirtual().start(() -> {
            try {
                Callable<Optional<String>> runner = () -> {
                    running.countDown();
                    return forEver().call();
                };
                new Race(LONG, LONG).run(List.of(runner));
            } catch (InterruptedException _) {
                wasInterrupted.set(true);
            }
        });
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(wasInterrupted).isTrue();
        isInterrupted.await();
    }

    @Test
    void aRunnerThatThrowsIsABug() {
        Callable<Optional<String>> bug = () -> {
            throw new IllegalArgumentException("a bug");
        };
        assertThatThrownBy(() -> new Race(LONG, LONG).run(List.of(bug, result("b"))))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }
}
