package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.chain.Height;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// What this node says of itself to its peers, and by which it knows itself again. Thread-safe.
public final class LocalNode {
    /// The protocol spoken here, the first with wtxid relay (BIP339).
    public static final int PROTOCOL = 70016;

    /// The oldest protocol understood: compact blocks and everything before them.
    public static final int LEAST_PROTOCOL = 70015;

    public static final String USER_AGENT = "/Touchstone:0.1.0/";

    private final Profile profile;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final RandomGenerator dice;
    private final Set<Long> nonces = ConcurrentHashMap.newKeySet();
    private volatile Height tip = Height.GENESIS;

    /// What does not change. Immutable.
    ///
    /// @param magic how messages of the network begin, the first byte of the wire highest
    /// @param relay whether transactions may be announced to us
    public record Profile(int magic, Services services, String userAgent, boolean relay) {
        /// A client: it serves nothing.
        public static Profile client(int magic, boolean relay) {
            return new Profile(magic, Services.NONE, USER_AGENT, relay);
        }
    }

    /// @param dice unpredictable, for nonces
    public LocalNode(Profile profile, Deadlines deadlines, InstantSource clock, RandomGenerator dice) {
        this.profile = profile;
        this.deadlines = deadlines;
        this.clock = clock;
        this.dice = dice;
    }

    /// Takes note of the height to tell from now on.
    public void tipIs(Height tip) {
        this.tip = tip;
    }

    public Profile profile() {
        return profile;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    InstantSource clock() {
        return clock;
    }

    long nonce() {
        return dice.nextLong();
    }

    /// The introduction for one connection, with a nonce of its own.
    Message.Version introduce() {
        long nonce = nonce();
        nonces.add(nonce);
        return new Message.Version(
                PROTOCOL,
                profile.services(),
                clock.instant().getEpochSecond(),
                NetworkAddress.UNSPECIFIED,
                NetworkAddress.UNSPECIFIED,
                nonce,
                profile.userAgent(),
                tip.value(),
                profile.relay());
    }

    boolean isOwn(Message.Version version) {
        return nonces.contains(version.nonce());
    }

    void forget(Message.Version introduction) {
        nonces.remove(introduction.nonce());
    }
}
