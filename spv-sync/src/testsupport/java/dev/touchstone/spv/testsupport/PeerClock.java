package dev.touchstone.spv.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time of a chain that was made faster than time goes by: it stands in the head's slot whenever it is set,
/// and goes on from there. Thread-safe.
public final class PeerClock implements InstantSource {
    private final EthereumPeer peer;
    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);

    public PeerClock(EthereumPeer peer) {
        this.peer = peer;
        set();
    }

    /// To the middle of the head's slot.
    public void set() {
        var schedule = peer.chain().schedule();
        long half = schedule.slotTime().toMillis() / 2;
        var middle = schedule.genesis()
                .plus(schedule.slotTime().multipliedBy(peer.headSlot()))
                .plusMillis(half);
        behind.set(Duration.between(middle, Instant.now()));
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind.get());
    }
}
