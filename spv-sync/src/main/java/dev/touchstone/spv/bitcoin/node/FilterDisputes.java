package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles which of several filters of one block is the true one: fetches the block and each side's filter, and lets
/// the block decide (BIP157, "Client Operation"). One dispute at a time. Confined to the bitcoin-chain loop.
///
/// A side loses when none of its peers shows the filter it spoke of, or when the block proves it wrong
/// ([FilterVerdict]); what is stored here with nobody to speak for it, only where another side stands. Between sides
/// that survive this the one wins against which the block's inputs hint least, then the one of more
/// peers; where both are even, all of them are given up and others are asked.
final class FilterDisputes {
    private static final Logger LOG = LoggerFactory.getLogger(FilterDisputes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// For the block, of which several peers may have to be asked one after the other.
    private static final Duration PATIENCE_FOR_BLOCK = Duration.ofMinutes(3);

    private final ScanContext context;
    private final Verdicts verdicts;
    private final Function<OutPoint, Optional<Script>> known;
    private @Nullable Dispute dispute;

    /// What the node does about an outcome.
    interface Verdicts {
        /// The stored filter header at this height is not to be relied on: forget it and all above.
        void storedIsWrong(Height at);

        /// The dispute is over.
        void settled();
    }

    /// The view that is stored here already, and the peers that stated the same.
    record Stored(FilterHeader header, List<Session> defenders) {}

    /// @param known finds the script of an output that a scan has found
    FilterDisputes(ScanContext context, Verdicts verdicts, Function<OutPoint, Optional<Script>> known) {
        this.context = context;
        this.verdicts = verdicts;
        this.known = known;
    }

    private static final class Side {
        private final Predicate<Hash256> stated;
        private final List<Session> sessions;
        private final boolean stored;
        private @Nullable Session asked;
        private Instant askedAt = Instant.MIN;
        private @Nullable ByteString filter;

        /// @param stated whether a filter with this hash is the one that the side spoke of
        Side(Predicate<Hash256> stated, List<Session> sessions, boolean stored) {
            this.stated = stated;
            this.sessions = new ArrayList<>(sessions);
            this.stored = stored;
        }

        boolean isWaiting() {
            return filter == null && asked != null;
        }

        /// Nobody is left who could show its filter.
        boolean isSilent() {
            return filter == null && sessions.isEmpty();
        }
    }

    private static final class Dispute {
        private final Height at;
        private final BlockHash block;
        private final List<Side> sides = new ArrayList<>();
        private final Instant opened;
        private @Nullable Proven<BlockContents> contents;

        Dispute(Height at, BlockHash block, Instant opened) {
            this.at = at;
            this.block = block;
            this.opened = opened;
        }
    }

    boolean isBusy() {
        return dispute != null;
    }

    /// @param before the filter header of the block below, on which all sides agree
    /// @param stored our own view, where it is one of those disputed
    /// @param sides the peers by the filter hash that they state
    void open(Height at, FilterHeader before, Optional<Stored> stored, Map<Hash256, List<Session>> sides) {
        if (dispute != null) return;
        LOG.info("peers disagree on the filter of block {}: fetching the block to see who is right", at);
        var now = context.now();
        var opened = new Dispute(at, context.chain().hashAt(at), now);
        dispute = opened;
        sides.forEach((hash, sessions) -> opened.sides.add(new Side(hash::equals, sessions, false)));
        stored.ifPresent(view ->
                opened.sides.add(new Side(hash -> before.next(hash).equals(view.header()), view.defenders(), true)));
        opened.sides.forEach(side -> askFilter(opened, side, now));
        context.header(at)
                .ifPresentOrElse(
                        header -> context.fetcher().fetch(header, now, block -> {
                            opened.contents = block;
                            conclude(opened);
                        }),
                        () -> dispute = null);
    }

    private static void askFilter(Dispute opened, Side side, Instant now) {
        if (side.sessions.isEmpty()) return;
        side.asked = side.sessions.getFirst();
        side.askedAt = now;
        side.asked.send(new Message.GetCFilters(Message.BASIC_FILTER, opened.at, opened.block));
    }

    /// One who shows another filter than the one it spoke of lies for itself alone: the next of its side is asked.
    void received(Session session, Message.CFilter message) {
        var open = dispute;
        if (open == null || !message.block().equals(open.block)) return;
        for (var side : open.sides) {
            if (!session.equals(side.asked) || side.filter != null) continue;
            if (side.stated.test(DoubleSha256.of(message.filter().toArray()))) side.filter = message.filter();
            else context.blame().lied(session, new Refutation.FilterHeaderMismatch(open.at));
        }
        conclude(open);
    }

    private void conclude(Dispute open) {
        var contents = open.contents;
        if (!open.equals(dispute)) return;
        if (open.sides.stream().allMatch(Side::isSilent)) {
            end();
            return;
        }
        if (contents == null || open.sides.stream().anyMatch(Side::isWaiting)) return;
        dispute = null;
        var standing = new ArrayList<Standing>();
        for (var side : open.sides) {
            if (side.filter == null) continue;
            switch (FilterVerdict.of(side.filter, contents, known)) {
                case FilterVerdict.Wrong(var problem) -> loses(open, side, problem);
                case FilterVerdict verdict -> standing.add(new Standing(side, verdict.doubts()));
            }
        }
        boolean storedIsSilent = open.sides.stream().anyMatch(side -> side.stored && side.isSilent());
        if (storedIsSilent && !standing.isEmpty()) verdicts.storedIsWrong(open.at);
        if (standing.size() > 1) decideByDoubtsAndNumber(open, standing);
        verdicts.settled();
    }

    private void end() {
        dispute = null;
        verdicts.settled();
    }

    /// A side that is not proven wrong. The first in this order is the one to believe.
    private record Standing(Side side, int doubts) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            int order = Integer.compare(doubts, other.doubts);
            return order == 0 ? Integer.compare(other.side.sessions.size(), side.sessions.size()) : order;
        }
    }

    private void loses(Dispute open, Side side, Refutation problem) {
        if (side.stored) verdicts.storedIsWrong(open.at);
        for (var session : side.sessions) context.blame().lied(session, problem);
    }

    private void decideByDoubtsAndNumber(Dispute open, List<Standing> standing) {
        var best = Collections.min(standing);
        boolean even = standing.stream().filter(s -> s.compareTo(best) == 0).count() > 1;
        LOG.info(
                "block {} proves none of {} filters wrong; {}",
                open.at,
                standing.size(),
                even ? "even" : "the likeliest wins");
        for (var one : standing) {
            if (!even && one.compareTo(best) == 0) continue;
            if (one.side.stored) verdicts.storedIsWrong(open.at);
            one.side.sessions.forEach(session -> session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER)));
        }
    }

    void closed(Session session) {
        var open = dispute;
        if (open == null) return;
        for (var side : open.sides) {
            side.sessions.remove(session);
            if (!session.equals(side.asked) || side.filter != null) continue;
            side.asked = null;
            askFilter(open, side, context.now());
        }
        conclude(open);
    }

    void cancelAbove(Height fork) {
        if (dispute != null && fork.isBelow(dispute.at)) dispute = null;
    }

    /// Gives up on peers that keep silent, and on a block that nobody sends: then all sides, and others are asked.
    void tick(Instant now) {
        var open = dispute;
        if (open == null) return;
        for (var side : open.sides) {
            var asked = side.asked;
            if (asked == null || side.filter != null) continue;
            if (now.isBefore(asked.lastDelivery(side.askedAt).plus(PATIENCE))) continue;
            asked.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER));
        }
        if (open.contents != null || now.isBefore(open.opened.plus(PATIENCE_FOR_BLOCK))) return;
        LOG.info("nobody sends block {}, so its filters cannot be judged", open.at);
        open.sides.forEach(side ->
                side.sessions.forEach(session -> session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER))));
        end();
    }
}
