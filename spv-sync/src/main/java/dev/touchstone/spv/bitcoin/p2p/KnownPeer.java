package dev.touchstone.spv.bitcoin.p2p;

import java.time.Duration;
import java.time.Instant;

/// What the [PeerBook] knows of one address. Immutable. A time of [Instant#EPOCH] stands for never.
///
/// @param services what the node offers, as it said itself or as others say; none where nobody said
/// @param seen when somebody last saw it
/// @param tried when it was last dialled
/// @param succeeded when it last completed a handshake
/// @param failures how often it has failed since then
record KnownPeer(
        PeerAddress address,
        Origin origin,
        Services services,
        Instant seen,
        Instant tried,
        Instant succeeded,
        int failures) {
    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    /// Who told of it.
    enum Origin {
        USER,
        SEED,
        GOSSIP
    }

    static KnownPeer heardOf(PeerAddress address, Origin origin, Services services, Instant seen) {
        return new KnownPeer(address, origin, services, seen, Instant.EPOCH, Instant.EPOCH, 0);
    }

    /// The same after somebody told of it again. What the node said itself is not overruled.
    KnownPeer heardAgain(Origin by, Services said, Instant at) {
        var told = hasSucceeded() || said.equals(Services.NONE) ? services : said;
        return new KnownPeer(
                address, by == Origin.USER ? by : origin, told, later(seen, at), tried, succeeded, failures);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    KnownPeer dialled(Instant now) {
        return new KnownPeer(address, origin, services, seen, now, succeeded, failures);
    }

    KnownPeer introduced(Services own, Instant now) {
        return new KnownPeer(address, origin, own, now, tried, now, 0);
    }

    KnownPeer failed() {
        return new KnownPeer(address, origin, services, seen, tried, succeeded, failures + 1);
    }

    boolean hasSucceeded() {
        return !succeeded.equals(Instant.EPOCH);
    }

    /// Whether it may offer these services.
    boolean mayOffer(Services wanted) {
        return services.equals(Services.NONE) || services.offer(wanted);
    }

    /// Whether it has rested long enough since the last attempt: a minute, and twice as long for each failure.
    boolean isRested(Instant now) {
        var rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return !now.isBefore(tried.plus(rest));
    }
}
