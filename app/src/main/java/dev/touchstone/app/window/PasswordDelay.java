package dev.touchstone.app.window;

import java.time.Duration;
import java.time.Instant;

/// Makes whoever guesses passwords wait longer and longer. Confined to the thread that enters wallets.
final class PasswordDelay {
    private static final int FREE = 2;
    private static final int MOST_DOUBLINGS = 5;

    private int failures;
    private Instant notBefore = Instant.MIN;

    /// How long the next attempt has to wait still.
    Duration remaining(Instant now) {
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /// Takes note of a wrong password; gives the time before the next attempt is answered.
    Duration failed(Instant now) {
        failures++;
        if (failures <= FREE) return Duration.ZERO;
        var delay = Duration.ofSeconds(1L << Math.min(failures - FREE, MOST_DOUBLINGS));
        notBefore = now.plus(delay);
        return delay;
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }
}
