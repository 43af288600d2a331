package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.PeerEvents;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps the node connected: to the nodes that the user named, always, and to as many found ones as are wanted. A node
/// that fails is tried again later and later. Confined to the bitcoin-chain loop.
final class Connections {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(2);

    private final Dialer dialer;
    private final LocalNode self;
    private final PeerEvents events;
    private final Set<PeerAddress> named = new LinkedHashSet<>();
    private final Map<PeerAddress, Peer> open = new LinkedHashMap<>();
    private final Map<PeerAddress, Retry> retries = new HashMap<>();
    private boolean online = true;
    private long bytesInBefore;
    private long bytesOutBefore;

    private record Retry(Instant at, Duration next) {}

    Connections(Dialer dialer, LocalNode self, PeerEvents events, List<PeerAddress> named) {
        this.dialer = dialer;
        this.self = self;
        this.events = events;
        this.named.addAll(named);
    }

    /// Adds a node that the user named.
    void add(PeerAddress address, Instant now) {
        named.add(address);
        retries.remove(address);
        tick(now);
    }

    boolean isNamed(PeerAddress address) {
        return named.contains(address);
    }

    /// All that are connected or being dialled.
    Set<PeerAddress> addresses() {
        return Set.copyOf(open.keySet());
    }

    int count() {
        return open.size();
    }

    boolean isOnline() {
        return online;
    }

    /// Whether every named node was tried and failed.
    boolean isEveryNamedNodeDown() {
        return !named.isEmpty() && open.isEmpty() && retries.keySet().containsAll(named);
    }

    void goOffline() {
        online = false;
        List.copyOf(open.values()).forEach(Peer::close);
    }

    void goOnline(Instant now) {
        online = true;
        retries.clear();
        tick(now);
    }

    void dial(PeerAddress address) {
        if (online && !open.containsKey(address)) open.put(address, Peer.connect(address, dialer, self, events));
    }

    void tick(Instant now) {
        for (var address : named) {
            var retry = retries.get(address);
            if (retry == null || !now.isBefore(retry.at())) dial(address);
        }
    }

    /// The connection has ended. A named node is dialled again after a while; longer each time that it never came
    /// about.
    void closed(Peer peer, boolean wasReady, Instant now) {
        open.remove(peer.address(), peer);
        bytesInBefore += peer.bytesIn();
        bytesOutBefore += peer.bytesOut();
        if (!named.contains(peer.address())) return;
        var last = retries.get(peer.address());
        var wait = last == null || wasReady ? FIRST_RETRY : shorter(last.next().multipliedBy(2), LAST_RETRY);
        retries.put(peer.address(), new Retry(now.plus(wait), wait));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// A named node that lied is not dialled again before the program starts anew.
    void ban(PeerAddress address) {
        named.remove(address);
    }

    long bytesIn() {
        return bytesInBefore + open.values().stream().mapToLong(Peer::bytesIn).sum();
    }

    long bytesOut() {
        return bytesOutBefore + open.values().stream().mapToLong(Peer::bytesOut).sum();
    }

    void closeAll() {
        online = false;
        open.values().forEach(peer -> peer.close(new PeerFault.LocalClose()));
    }
}
