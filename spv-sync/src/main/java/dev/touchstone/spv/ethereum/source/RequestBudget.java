package dev.touchstone.spv.ethereum.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How many requests a server is sent in a minute, so that a public one is not leaned on. Thread-safe.
public final class RequestBudget {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PUBLIC = 120;

    private final int most;
    private final InstantSource clock;
    private final AtomicReference<Window> window;

    /// @param used how many requests were sent since `start`
    private record Window(Instant start, int used) {}

    private RequestBudget(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
        this.window = new AtomicReference<>(new Window(Instant.MIN, 0));
    }

    /// For a node of the user's own.
    public static RequestBudget unlimited() {
        return new RequestBudget(Integer.MAX_VALUE, InstantSource.system());
    }

    /// For a server that others run for everybody.
    public static RequestBudget forPublic(InstantSource clock) {
        return perMinute(PUBLIC, clock);
    }

    public static RequestBudget perMinute(int most, InstantSource clock) {
        if (most < 1) throw new IllegalArgumentException("a budget of " + most);
        return new RequestBudget(most, clock);
    }

    /// Takes one request out of the budget; where there is none left, how long until there is.
    Optional<Duration> take() {
        if (most == Integer.MAX_VALUE) return Optional.empty();
        var now = clock.instant();
        var next = window.updateAndGet(w -> {
            boolean isOver = w.used() == 0 || !now.isBefore(w.start().plus(WINDOW)) || now.isBefore(w.start());
            return isOver ? new Window(now, 1) : new Window(w.start(), Math.min(w.used(), most) + 1);
        });
        if (next.used() <= most) return Optional.empty();
        return Optional.of(Duration.between(now, next.start().plus(WINDOW)));
    }
}
