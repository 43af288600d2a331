package dev.touchstone.spv.bitcoin.p2p;

import dev.touchstone.spv.bitcoin.p2p.CaughtLie.Consequence;
import dev.touchstone.spv.bitcoin.p2p.KnownPeer.Origin;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.Refutation;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The addresses of nodes: where they were heard of, how they have served, and which of them lied. Confined to the
/// bitcoin-chain loop.
///
/// Whoever fills this book decides whom we talk to (an eclipse), so it takes few addresses of one neighbourhood, never
/// more than its size, and drops any one at random for a new one; and it hands out addresses of neighbourhoods we are
/// not connected to, half of them from those that have served before. Only the user can put a private address in.
public final class PeerBook implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerBook.class);
    static final int MOST = 4096;
    static final int MOST_OF_A_GROUP = 16;
    private static final int FEW = 64;
    private static final Duration BAN = Duration.ofDays(30);
    private static final Duration STALE = Duration.ofDays(30);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private final PeerFile file;
    private final InstantSource clock;
    private final RandomGenerator dice;
    private final Map<PeerAddress, KnownPeer> peers = new LinkedHashMap<>();
    private final Map<ByteString, Integer> groups = new HashMap<>();
    private final List<CaughtLie> lies = new ArrayList<>();
    private Set<PeerAddress.Family> reachable = Set.of(PeerAddress.Family.IPV4, PeerAddress.Family.IPV6);

    private PeerBook(PeerFile file, InstantSource clock, RandomGenerator dice) throws SQLException {
        this.file = file;
        this.clock = clock;
        this.dice = dice;
        file.peers().forEach(this::hold);
        lies.addAll(file.lies());
    }

    /// How the opening of a book went.
    public sealed interface Opening {
        record Opened(PeerBook book) implements Opening {}

        /// The file is damaged or of a newer version; it was left as it is.
        record Unusable(String why) implements Opening {}
    }

    /// Opens the book of this folder, or begins one.
    ///
    /// @param dice unpredictable, so that nobody knows which address is asked next
    public static Opening open(Path folder, InstantSource clock, RandomGenerator dice) throws IOException {
        try {
            return new Opening.Opened(new PeerBook(PeerFile.open(folder), clock, dice));
        } catch (SQLException e) {
            return new Opening.Unusable(String.valueOf(e.getMessage()));
        }
    }

    /// A book that is forgotten when it is closed.
    public static PeerBook inMemory(InstantSource clock, RandomGenerator dice) {
        try {
            return new PeerBook(PeerFile.inMemory(), clock, dice);
        } catch (SQLException e) {
            throw new IllegalStateException("no database in memory", e);
        }
    }

    /// Says over which networks the dialer can reach anyone: IPv4 and IPv6, unless told otherwise.
    public void reach(Set<PeerAddress.Family> families) {
        reachable = Set.copyOf(families);
    }

    /// The user named this node: it may be private, and it is tried whatever else is known.
    public void named(PeerAddress address) {
        heard(List.of(KnownPeer.heardOf(address, Origin.USER, Services.NONE, clock.instant())));
    }

    /// DNS seeds gave these addresses, with the services that the nodes there are said to offer.
    public void seeded(Map<InetAddress, Services> addresses, int port) {
        var now = clock.instant();
        var told = new ArrayList<KnownPeer>();
        addresses.forEach((address, services) ->
                told.add(KnownPeer.heardOf(PeerAddress.of(address, port), Origin.SEED, services, now)));
        heard(told);
    }

    /// A peer told of these addresses.
    public void learned(Message.Addr message) {
        heard(message.addresses().stream()
                .flatMap(seen -> seen.address().peer().stream()
                        .map(peer -> gossip(peer, seen.address().services(), seen.time())))
                .toList());
    }

    /// A peer told of these addresses (BIP155).
    public void learned(Message.AddrV2 message) {
        heard(message.addresses().stream()
                .flatMap(seen -> seen.peer().stream().map(peer -> gossip(peer, seen.services(), seen.time())))
                .toList());
    }

    /// Nobody has seen a node in the future, nor is what was seen long ago worth more than the rest.
    private KnownPeer gossip(PeerAddress peer, Services services, long time) {
        var now = clock.instant();
        var seen = Instant.ofEpochSecond(time);
        boolean plausible = seen.isAfter(now.minus(STALE)) && seen.isBefore(now.plus(CLOCK_SKEW));
        return KnownPeer.heardOf(peer, Origin.GOSSIP, services, plausible ? seen : now.minus(STALE));
    }

    private void heard(List<KnownPeer> told) {
        var changed = new LinkedHashMap<PeerAddress, KnownPeer>();
        for (var peer : told) {
            var known = peers.get(peer.address());
            if (known == null && !makeRoom(peer)) continue;
            var next = known == null ? peer : known.heardAgain(peer.origin(), peer.services(), peer.seen());
            hold(next);
            changed.put(next.address(), next);
        }
        save(changed.values());
    }

    /// Whether this address may go in; one that never served goes for it at random where the book is full.
    private boolean makeRoom(KnownPeer peer) {
        if (peer.origin() == Origin.USER) return true;
        if (!peer.address().isPublic()) return false;
        if (groups.getOrDefault(peer.address().group(), 0) >= MOST_OF_A_GROUP) return false;
        if (peers.size() < MOST) return true;
        var droppable = peers.values().stream()
                .filter(p -> p.origin() != Origin.USER && !p.hasSucceeded())
                .toList();
        if (droppable.isEmpty()) return false;
        forget(droppable.get(dice.nextInt(droppable.size())).address());
        return true;
    }

    private void hold(KnownPeer peer) {
        var before = peers.put(peer.address(), peer);
        if (before == null) groups.merge(peer.address().group(), 1, Integer::sum);
    }

    /// Strikes an address out: it is our own, or nobody's.
    public void forget(PeerAddress address) {
        if (peers.remove(address) == null) return;
        groups.merge(address.group(), -1, Integer::sum);
        try {
            file.delete(address);
        } catch (SQLException e) {
            LOG.warn("peers.db: {}", e.getMessage());
        }
    }

    /// The next address to dial, and notes that it is tried: one in whose neighbourhood nobody of `connected` is.
    public Optional<PeerAddress> next(Services wanted, Collection<PeerAddress> connected) {
        var now = clock.instant();
        var taken = new HashSet<ByteString>();
        connected.forEach(address -> taken.add(address.group()));
        var fitting = peers.values().stream()
                .filter(p -> reachable.contains(p.address().family()) && p.mayOffer(wanted) && p.isRested(now))
                .filter(p -> !connected.contains(p.address()) && !isBanned(p.address()))
                .filter(p ->
                        !p.address().isPublic() || !taken.contains(p.address().group()))
                .toList();
        if (fitting.isEmpty()) return Optional.empty();
        var proven = fitting.stream().filter(KnownPeer::hasSucceeded).toList();
        var pool = !proven.isEmpty() && dice.nextBoolean() ? proven : fitting;
        var chosen = pool.get(dice.nextInt(pool.size())).dialled(now);
        update(chosen);
        return Optional.of(chosen.address());
    }

    /// Whether there are so few addresses that the DNS seeds or the peers should be asked for more.
    public boolean isThin() {
        return peers.size() < FEW;
    }

    /// The handshake with this node is done, and these are its services.
    public void introduced(PeerAddress address, Services services) {
        var known = peers.get(address);
        if (known != null) update(known.introduced(services, clock.instant()));
    }

    /// A connection, or the attempt at one, ended in this way.
    public void ended(PeerAddress address, PeerFault fault) {
        var known = peers.get(address);
        if (known == null) return;
        switch (fault) {
            case PeerFault.SelfConnection _, PeerFault.WrongNetwork _, PeerFault.TooOld _ -> forget(address);
            case PeerFault.LocalClose _ -> {}
            case PeerFault.ConnectionRefused _, PeerFault.Unreachable _, PeerFault.TimedOut _ -> update(known.failed());
            case PeerFault.Malformed _, PeerFault.Useless _, PeerFault.ClosedByPeer _ -> update(known.failed());
            case PeerFault.Misbehaved _, PeerFault.Deaf _ -> update(known.failed());
        }
    }

    /// This node was caught lying. Unless the user named it, it is not dialled for a month.
    public CaughtLie caught(PeerAddress address, Refutation what) {
        var known = peers.get(address);
        boolean byUser = known != null && known.origin() == Origin.USER;
        var done = byUser ? Consequence.DISCONNECTED : Consequence.BANNED;
        var lie = new CaughtLie(clock.instant(), address, what, done);
        lies.add(lie);
        try {
            file.write(lie);
        } catch (SQLException e) {
            LOG.warn("peers.db: {}", e.getMessage());
        }
        return lie;
    }

    /// Whether a lie of this node, at this port or, where the address is public, at any, is less than a month old.
    public boolean isBanned(PeerAddress address) {
        var since = clock.instant().minus(BAN);
        return lies.stream()
                .filter(lie -> lie.done() == Consequence.BANNED && lie.at().isAfter(since))
                .map(CaughtLie::peer)
                .anyMatch(liar -> liar.equals(address)
                        || (address.isPublic() && liar.address().equals(address.address())));
    }

    /// All lies that were ever caught here, the oldest first.
    public List<CaughtLie> caughtLies() {
        return List.copyOf(lies);
    }

    public int size() {
        return peers.size();
    }

    private void update(KnownPeer peer) {
        hold(peer);
        save(List.of(peer));
    }

    /// What cannot be written is kept in memory: addresses can be learned again.
    private void save(Collection<KnownPeer> changed) {
        try {
            file.write(changed);
        } catch (SQLException e) {
            LOG.warn("peers.db: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
