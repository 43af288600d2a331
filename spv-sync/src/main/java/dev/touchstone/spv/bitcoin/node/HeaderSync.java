package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.p2p.LocalNode;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings the header chain up to date: one peer is followed until it has no more, then every other is asked whether it
/// knows better. Confined to the bitcoin-chain loop.
final class HeaderSync {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_UNCONNECTED = 10;
    /// A node that is still catching up, or has just lost its own peers, announces no blocks: it has to be asked.
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(1);
    /// Full messages in a row after which none has brought the best chain forward.
    private static final int MOST_IDLE = 10;

    private final HeaderStore tree;
    private final Sessions sessions;
    private final Consumer<ChainEvent> changed;
    private final Blame blame;
    private final Map<Session, Instant> waiting = new HashMap<>();
    private final Map<Session, Integer> unconnected = new HashMap<>();
    private final Map<Session, Integer> idle = new HashMap<>();
    private final Map<Session, Instant> answered = new HashMap<>();
    private final Set<Session> finished = new HashSet<>();
    private @Nullable Session leader;
    private long checked;

    HeaderSync(HeaderStore tree, Sessions sessions, Consumer<ChainEvent> changed, Blame blame) {
        this.tree = tree;
        this.sessions = sessions;
        this.changed = changed;
        this.blame = blame;
    }

    /// Whether a peer was followed to its end and no peer is in the middle of telling more.
    boolean isCaughtUp() {
        return leader == null && !finished.isEmpty();
    }

    long checked() {
        return checked;
    }

    void ready(Session session, Instant now) {
        session.send(new Message.SendHeaders());
        boolean ahead = tree.chain().tip().height().isBelow(session.height());
        if (!ahead) {
            finished.add(session);
            ask(session, locatorFor(session), now);
        } else if (leader == null) {
            lead(session, now);
        }
    }

    private void lead(Session session, Instant now) {
        leader = session;
        ask(session, tree.locator(), now);
    }

    /// A peer that has our tip and no more has nothing to answer, and then nobody knows how far it is: one that is not
    /// known to have the tip is asked for what follows the block below it.
    private List<BlockHash> locatorFor(Session session) {
        var locator = tree.locator();
        boolean isInDoubt = session.height().isBelow(tree.chain().tip().height());
        return isInDoubt ? locator.subList(1, locator.size()) : locator;
    }

    private void ask(Session session, List<BlockHash> locator, Instant now) {
        waiting.put(session, now.plus(PATIENCE));
        session.send(new Message.GetHeaders(LocalNode.PROTOCOL, locator, new BlockHash(Hash256.ZERO)));
    }

    void received(Session session, Message.Headers message, Instant now) {
        waiting.remove(session);
        answered.put(session, now);
        if (message.count() == 0) {
            finish(session, now);
            return;
        }
        checked += message.count();
        switch (tree.accept(message.packed(), now)) {
            case Accepted.Extended(var points) -> {
                points.stream().map(ChainEvent.Connected::new).forEach(changed);
                advances(session);
                goOn(session, message, now);
            }
            case Accepted.Reorganized(var event) -> {
                changed.accept(event);
                advances(session);
                goOn(session, message, now);
            }
            case Accepted.SideBranch(ChainPoint tip) -> {
                session.reaches(tip.height());
                goOn(session, message, now);
            }
            case Accepted.Heavier(ChainPoint fork) -> ask(session, tree.locatorFrom(fork), now);
            case Accepted.Known _ -> {
                tree.chain().heightOf(message.headers().getLast().hash()).ifPresent(session::reaches);
                goOn(session, message, now);
            }
            case Accepted.Unconnected _ -> unconnected(session, now);
            case Accepted.Rejected(var refutation) -> rejected(session, refutation);
        }
    }

    private void advances(Session session) {
        session.reaches(tree.chain().tip().height());
        unconnected.remove(session);
        idle.remove(session);
    }

    private void goOn(Session session, Message.Headers message, Instant now) {
        if (message.count() < Message.Headers.MOST) {
            finish(session, now);
            return;
        }
        if (idle.merge(session, 1, Integer::sum) > MOST_IDLE && session.equals(leader)) yieldLead(session, now);
        var locator = new ArrayList<>(tree.locator());
        locator.addFirst(message.headers().getLast().hash());
        ask(session, locator, now);
    }

    /// Whoever tells much and brings nothing forward must not keep the others from being asked.
    private void yieldLead(Session session, Instant now) {
        leader = null;
        sessions.anyOf(other -> !finished.contains(other) && !other.equals(session))
                .ifPresentOrElse(next -> lead(next, now), () -> leader = session);
    }

    private void unconnected(Session session, Instant now) {
        int times = unconnected.merge(session, 1, Integer::sum);
        if (times > MOST_UNCONNECTED) {
            session.close(new PeerFault.Malformed("headers that connect to nothing"));
        } else {
            ask(session, tree.locator(), now);
        }
    }

    private void rejected(Session session, Refutation refutation) {
        if (refutation instanceof Refutation.TimeTooLate) {
            session.close(new PeerFault.Misbehaved(refutation));
        } else {
            blame.lied(session, refutation);
        }
    }

    private void finish(Session session, Instant now) {
        finished.add(session);
        if (!session.equals(leader)) return;
        leader = null;
        for (var other : sessions.all()) {
            if (!finished.contains(other) && !waiting.containsKey(other)) ask(other, locatorFor(other), now);
        }
    }

    /// A block was announced by its hash.
    void announced(Session session, BlockHash hash, Instant now) {
        tree.chain().heightOf(hash).ifPresentOrElse(session::reaches, () -> {
            if (!waiting.containsKey(session)) ask(session, tree.locator(), now);
        });
    }

    void closed(Session session, Instant now) {
        waiting.remove(session);
        unconnected.remove(session);
        idle.remove(session);
        answered.remove(session);
        finished.remove(session);
        if (!session.equals(leader)) return;
        leader = null;
        sessions.anyOf(other -> !finished.contains(other)).ifPresent(next -> lead(next, now));
    }

    /// A peer that keeps silent has nothing for us, unless it said that it is ahead. One that has not spoken of
    /// headers for a while is asked.
    void tick(Instant now) {
        for (var session : sessions.all()) {
            boolean isDue = answered.containsKey(session)
                    && !waiting.containsKey(session)
                    && now.isAfter(answered.get(session).plus(BETWEEN_QUESTIONS));
            if (isDue) ask(session, locatorFor(session), now);
        }
        for (var entry : Map.copyOf(waiting).entrySet()) {
            if (now.isBefore(entry.getValue())) continue;
            var session = entry.getKey();
            waiting.remove(session);
            if (tree.chain().tip().height().isBelow(session.height())) {
                session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER));
            } else {
                finish(session, now);
            }
        }
    }
}
