package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Transactions that are in no block yet: hears those that peers announce, and spreads our own. Every announced
/// transaction is fetched, so that no peer learns which one we wait for. Confined to the bitcoin-chain loop.
///
/// An own transaction is told to half of the peers; that another one announces it shows that it spreads.
final class TransactionRelay {
    private static final int REMEMBERED = 20_000;
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Consumer<Transaction> heard;
    private final Set<Hash256> seen = new LinkedHashSet<>();
    private final Map<TxId, Broadcast> broadcasts = new LinkedHashMap<>();

    TransactionRelay(Sessions sessions, Consumer<Transaction> heard) {
        this.sessions = sessions;
        this.heard = heard;
    }

    private static final class Broadcast {
        private final Transaction tx;
        private final Hash256 wtxid;
        private final BroadcastListener listener;
        private final Set<Session> announcedTo = new HashSet<>();
        private final Set<String> fetchedBy = new HashSet<>();
        private final Set<String> echoedBy = new HashSet<>();
        private Instant lastAnnounced = Instant.MIN;

        Broadcast(Transaction tx, BroadcastListener listener) {
            this.tx = tx;
            this.wtxid = tx.wtxid();
            this.listener = listener;
        }

        boolean isNamedBy(Hash256 hash) {
            return wtxid.equals(hash) || tx.txid().value().equals(hash);
        }

        void tellOffered() {
            listener.offered(announcedTo.size(), fetchedBy.size());
        }
    }

    /// Begins to spread a transaction, or goes on with one already known.
    void broadcast(Transaction tx, BroadcastListener listener, Instant now) {
        var broadcast = new Broadcast(tx, listener);
        broadcasts.put(tx.txid(), broadcast);
        announce(broadcast, now);
    }

    void stop(TxId txid) {
        broadcasts.remove(txid);
    }

    private void announce(Broadcast broadcast, Instant now) {
        int half = (sessions.all().size() + 1) / 2;
        for (var session : sessions.someOf(half, s -> !broadcast.announcedTo.contains(s)))
            announceTo(session, broadcast);
        if (!broadcast.announcedTo.isEmpty()) broadcast.lastAnnounced = now;
    }

    private static void announceTo(Session session, Broadcast broadcast) {
        broadcast.announcedTo.add(session);
        var item = session.relaysByWtxid()
                ? Inventory.wtxid(broadcast.wtxid)
                : Inventory.of(Inventory.Kind.TX, broadcast.tx.txid().value());
        session.send(new Message.Inv(List.of(item)));
        broadcast.tellOffered();
    }

    /// Tells a new peer what nobody has fetched yet.
    void ready(Session session, Instant now) {
        for (var broadcast : broadcasts.values()) {
            if (!broadcast.fetchedBy.isEmpty()) continue;
            broadcast.lastAnnounced = now;
            announceTo(session, broadcast);
        }
    }

    void announced(Session session, List<Inventory> items, boolean listening) {
        var wanted = new ArrayList<Inventory>();
        for (var item : items) {
            var own = find(item.hash());
            own.ifPresent(broadcast -> echoed(session, broadcast));
            if (listening && own.isEmpty() && remember(item.hash())) wanted.add(witnessForm(item));
        }
        if (!wanted.isEmpty()) session.send(new Message.GetData(wanted));
    }

    private static Inventory witnessForm(Inventory item) {
        return item.kind() == Inventory.Kind.TX ? Inventory.of(Inventory.Kind.WITNESS_TX, item.hash()) : item;
    }

    private void echoed(Session session, Broadcast broadcast) {
        if (broadcast.fetchedBy.contains(session.name())) return;
        if (broadcast.echoedBy.add(session.name())) broadcast.listener.relayed(broadcast.echoedBy.size());
    }

    private boolean remember(Hash256 hash) {
        if (!seen.add(hash)) return false;
        if (seen.size() > REMEMBERED) seen.remove(seen.iterator().next());
        return true;
    }

    void received(Transaction tx) {
        remember(tx.wtxid());
        remember(tx.txid().value());
        heard.accept(tx);
    }

    /// A peer asks for something: we have nothing but our own transactions.
    void asked(Session session, Message.GetData message) {
        var missing = new ArrayList<Inventory>();
        for (var item : message.items()) {
            var own = find(item.hash()).filter(_ -> item.isTransaction());
            if (own.isEmpty()) missing.add(item);
            own.ifPresent(broadcast -> give(session, broadcast));
        }
        if (!missing.isEmpty()) session.send(new Message.NotFound(missing));
    }

    private static void give(Session session, Broadcast broadcast) {
        session.send(new Message.Tx(broadcast.tx));
        broadcast.fetchedBy.add(session.name());
        broadcast.tellOffered();
    }

    void rejected(Message.Reject message) {
        if (!message.refused().equals("tx") || message.hash().length() != Hash256.BYTES) return;
        find(Hash256.of(message.hash().toArray())).ifPresent(b -> b.listener.rejected(message.reason()));
    }

    private Optional<Broadcast> find(Hash256 hash) {
        return broadcasts.values().stream().filter(b -> b.isNamedBy(hash)).findFirst();
    }

    void closed(Session session) {
        broadcasts.values().forEach(broadcast -> broadcast.announcedTo.remove(session));
    }

    /// Announces again what does not seem to spread.
    void tick(Instant now) {
        for (var broadcast : broadcasts.values()) {
            boolean due = (broadcast.fetchedBy.isEmpty() && broadcast.announcedTo.isEmpty())
                    || (broadcast.echoedBy.isEmpty() && broadcast.lastAnnounced.isBefore(now.minus(AGAIN)));
            if (due) announce(broadcast, now);
        }
    }
}
