package dev.touchstone.app;

import dev.touchstone.app.node.Awaiting;
import dev.touchstone.spv.chain.Latest;
import java.time.Duration;
import java.util.function.Predicate;

/// Waits for something to be published. Pure but for the time that it takes.
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Waiting() {}

    /// Whether it came to be.
    static <T> boolean on(Latest<T> latest, Predicate<T> wanted) {
        try (var changes = Awaiting.changesOf(latest)) {
            changes.until(() -> wanted.test(latest.get()), PATIENCE);
            return wanted.test(latest.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
