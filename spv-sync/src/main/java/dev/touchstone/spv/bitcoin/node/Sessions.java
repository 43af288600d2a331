package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.p2p.Peer;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// The peers that are ready to be asked. Confined to the bitcoin-chain loop.
final class Sessions {
    private final Map<Peer, Session> byPeer = new LinkedHashMap<>();
    private final RandomGenerator dice;

    Sessions(RandomGenerator dice) {
        this.dice = dice;
    }

    void add(Session session) {
        byPeer.put(session.peer(), session);
    }

    Optional<Session> of(Peer peer) {
        return Optional.ofNullable(byPeer.get(peer));
    }

    Optional<Session> remove(Peer peer) {
        return Optional.ofNullable(byPeer.remove(peer));
    }

    Collection<Session> all() {
        return List.copyOf(byPeer.values());
    }

    boolean isEmpty() {
        return byPeer.isEmpty();
    }

    List<Session> servingFilters() {
        return byPeer.values().stream().filter(Session::servesFilters).toList();
    }

    /// Any one of those that fit, so that no peer sees all that is asked.
    Optional<Session> anyOf(Predicate<Session> fits) {
        var fitting = byPeer.values().stream().filter(fits).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(dice.nextInt(fitting.size())));
    }

    /// Up to `most` of those that fit, in random order.
    List<Session> someOf(int most, Predicate<Session> fits) {
        var fitting = new ArrayList<>(byPeer.values().stream().filter(fits).toList());
        var chosen = new ArrayList<Session>();
        while (chosen.size() < most && !fitting.isEmpty()) chosen.add(fitting.remove(dice.nextInt(fitting.size())));
        return chosen;
    }

    /// The greatest height that a peer says it has.
    Height greatestHeight() {
        return byPeer.values().stream()
                .map(Session::height)
                .max(Height::compareTo)
                .orElse(Height.GENESIS);
    }
}
