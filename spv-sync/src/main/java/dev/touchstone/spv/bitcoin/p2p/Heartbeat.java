package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.p2p.PeerFault.Waiting;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of one connection: when it was last alive, which ping is under way, whether a write hangs. The keeper
/// thread asks; the reader tells of pongs, the writer of writes.
final class Heartbeat {
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final Deadlines deadlines;
    private long began = System.nanoTime();
    private long bytesSeen;
    private long lastAlive = began;
    private volatile @Nullable Beat ping;
    private volatile @Nullable Beat write;
    private volatile @Nullable Duration latency;

    /// Something that began, by the clock that only runs forward.
    private record Beat(long nonce, long at) {
        static Beat now(long nonce) {
            return new Beat(nonce, System.nanoTime());
        }

        Duration age() {
            return since(at);
        }
    }

    Heartbeat(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /// The connection stands; called before the keeper begins.
    void connected() {
        began = System.nanoTime();
        lastAlive = began;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static boolean passed(Duration elapsed, Duration deadline) {
        return elapsed.compareTo(deadline) > 0;
    }

    /// How often the keeper has to look: often enough for the shortest deadline, and not more often than needed.
    Duration tick() {
        var shortest = deadlines.ping().compareTo(deadlines.handshake()) < 0 ? deadlines.ping() : deadlines.handshake();
        var quarter = shortest.dividedBy(4);
        return quarter.compareTo(LONGEST_TICK) < 0 ? quarter : LONGEST_TICK;
    }

    /// What has not come in time, given how many bytes have come in all.
    Optional<Waiting> overdue(long bytesIn, boolean ready) {
        if (!ready && passed(since(began), deadlines.handshake())) return Optional.of(Waiting.HANDSHAKE);
        if (bytesIn != bytesSeen) {
            bytesSeen = bytesIn;
            lastAlive = System.nanoTime();
        }
        if (passed(since(lastAlive), deadlines.life())) return Optional.of(Waiting.LIFE);
        var hanging = write;
        boolean stuck = hanging != null && passed(hanging.age(), deadlines.write());
        return stuck ? Optional.of(Waiting.WRITE) : Optional.empty();
    }

    boolean isPingDue() {
        var last = ping;
        return last == null || passed(last.age(), deadlines.ping());
    }

    Message.Ping ping(long nonce) {
        ping = Beat.now(nonce);
        return new Message.Ping(nonce);
    }

    void answered(long nonce) {
        var last = ping;
        if (last != null && last.nonce == nonce) latency = last.age();
    }

    Optional<Duration> latency() {
        return Optional.ofNullable(latency);
    }

    void writing() {
        write = Beat.now(0);
    }

    void written() {
        write = null;
    }
}
