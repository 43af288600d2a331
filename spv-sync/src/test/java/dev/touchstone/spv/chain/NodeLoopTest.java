package dev.touchstone.spv.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NodeLoopTest {
    private final List<Throwable> bugs = new ArrayList<>();
    private final CountDownLatch reported = new CountDownLatch(1);
    private final NodeLoop loop = new NodeLoop("a-chain", bug -> {
        bugs.add(bug);
        reported.countDown();
    });

    @Test
    void runsTheFirstTaskAndThenTheClock() throws InterruptedException {
        var order = new ArrayList<String>();
        var ticks = new CountDownLatch(2);
        loop.start(() -> order.add("first"), () -> {
            order.add("tick");
            ticks.countDown();
        });
        ticks.await();
        assertThat(loop.ask(() -> List.copyOf(order))).startsWith("first", "tick", "tick");
        loop.end(() -> {});
        assertThat(loop.hasEnded()).isTrue();
    }

    @Test
    void endsOnceTheLastTaskHasRun() throws InterruptedException {
        var order = new ArrayList<String>();
        loop.tell(() -> order.add("told"));
        loop.end(() -> order.add("last"));
        loop.tell(() -> order.add("too late"));
        assertThat(loop.await(() -> order.add("too late"), Duration.ofSeconds(1)))
                .isFalse();
        assertThat(order).containsExactly("told", "last");
        assertThat(loop.hasEnded()).isTrue();
    }

    @Test
    void aQuestionThatFailsIsNoBugOfTheLoop() {
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.ask(() -> {
                    throw new IOException("no such file");
                }));
        assertThat(loop.ask(() -> 7)).isEqualTo(7);
        loop.end(() -> {});
        assertThat(bugs).isEmpty();
    }

    @Test
    void aTaskThatThrowsEndsItAndIsReported() throws InterruptedException {
        loop.tell(() -> {
            throw new IllegalArgumentException("broken");
        });
        reported.await();
        loop.end(() -> {});
        assertThat(bugs).hasSize(1);
        assertThat(loop.hasEnded()).isTrue();
    }
}
