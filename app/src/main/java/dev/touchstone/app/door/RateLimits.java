package dev.touchstone.app.door;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// How much may be asked: by each caller, and by all together. Thread-safe.
///
/// Each has a bucket that fills evenly; a call takes from it, and finds it empty where too many came before.
final class RateLimits {
    private static final int MOST_CALLERS = 200;

    private final InstantSource clock;
    private final Rate each;
    private final Bucket all;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true);

    /// @param perSecond how fast a bucket fills
    /// @param most how much it holds
    record Rate(int perSecond, int most) {}

    RateLimits(InstantSource clock, Rate each, Rate all) {
        this.clock = clock;
        this.each = each;
        this.all = new Bucket(all, clock.millis());
    }

    /// Whether the caller may go on; it took so much by asking.
    boolean take(String caller, int calls) {
        lock.lock();
        try {
            long now = clock.millis();
            var bucket = callers.computeIfAbsent(caller, _ -> new Bucket(each, now));
            if (callers.size() > MOST_CALLERS)
                callers.remove(callers.keySet().iterator().next());
            return bucket.take(calls, now) && all.take(calls, now);
        } finally {
            lock.unlock();
        }
    }

    /// Confined to its owner's lock. Counts thousandths.
    private static final class Bucket {
        private static final long PART = 1_000;

        private final Rate rate;
        private long level;
        private long filled;

        Bucket(Rate rate, long now) {
            this.rate = rate;
            this.level = rate.most() * PART;
            this.filled = now;
        }

        boolean take(int calls, long now) {
            long passed = Math.max(0, Math.min(now - filled, 3_600_000));
            level = Math.min(rate.most() * PART, level + passed * rate.perSecond());
            filled = now;
            if (level < calls * PART) return false;
            level -= calls * PART;
            return true;
        }
    }
}
