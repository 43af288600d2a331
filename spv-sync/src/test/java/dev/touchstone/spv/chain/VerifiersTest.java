package dev.touchstone.spv.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VerifiersTest {
    private final CompletableFuture<Throwable> bug = new CompletableFuture<>();

    @Test
    void bringsTheResultBackToTheLoop() throws Exception {
        try (var loop = new Loop("loop", bug::complete)) {
            var told = new CompletableFuture<String>();
            verifiers(loop).run(() -> 42, answer -> told.complete(answer + " " + loop.isOnLoop()));
            assertThat(told.get(5, TimeUnit.SECONDS)).isEqualTo("42 true");
        }
    }

    @Test
    void endsTheLoopWhenTheWorkHasABug() throws Exception {
        try (var loop = new Loop("loop", bug::complete)) {
            verifiers(loop).run(() -> 1 / Integer.signum(0), _ -> {});
            assertThat(bug.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(ArithmeticException.class);
            assertThat(loop.isClosed()).isTrue();
        }
    }

    @Test
    void letsAThreadThatMayBlockWaitForTheResult() throws Exception {
        try (var loop = new Loop("loop", bug::complete)) {
            assertThat(verifiers(loop).await(() -> Thread.currentThread().isVirtual()))
                    .isTrue();
        }
    }

    private static Verifiers verifiers(Loop loop) {
        return new Verifiers(task -> Thread.ofVirtual().start(task), loop);
    }
}
