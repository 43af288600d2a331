package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.p2p.Inventory;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Verifiers;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Kernel;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fetches whole blocks, each from a random peer, and hands on what the kernel proves. A peer that answers wrongly
/// is blamed, one that does not answer is given up, and the next is asked. Confined to the bitcoin-chain loop; the
/// kernel runs on the verifiers.
final class BlockFetcher {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Verifiers verifiers;
    private final Sessions sessions;
    private final Supplier<Height> tip;
    private final Blame blame;
    private final Map<BlockHash, Job> jobs = new LinkedHashMap<>();
    private long fetched;

    BlockFetcher(Verifiers verifiers, Sessions sessions, Supplier<Height> tip, Blame blame) {
        this.verifiers = verifiers;
        this.sessions = sessions;
        this.tip = tip;
        this.blame = blame;
    }

    private static final class Job {
        private final Proven<BlockHeader> header;
        private final List<Consumer<Proven<BlockContents>>> sinks = new ArrayList<>();
        private final Set<Session> tried = new HashSet<>();
        private @Nullable Session asked;
        private @Nullable Instant askedAt;
        private boolean verifying;

        Job(Proven<BlockHeader> header) {
            this.header = header;
        }

        Height height() {
            return header.asOf().height();
        }

        boolean isWaitingFor(Session session) {
            return session.equals(asked) && !verifying;
        }
    }

    /// Asks for a block; `sink` is called on the loop when it is proven. A block already asked for is not asked
    /// twice.
    void fetch(Proven<BlockHeader> header, Instant now, Consumer<Proven<BlockContents>> sink) {
        jobs.computeIfAbsent(header.value().hash(), _ -> new Job(header)).sinks.add(sink);
        askMore(now);
    }

    long fetched() {
        return fetched;
    }

    /// Drops what was asked for and is no longer on the best chain: nodes need not have it, and say nothing then.
    void dropAbove(Height fork) {
        jobs.values().removeIf(job -> fork.isBelow(job.height()));
    }

    void askMore(Instant now) {
        long asked = jobs.values().stream().filter(job -> job.asked != null).count();
        for (var job : jobs.values()) {
            if (asked >= AT_ONCE) return;
            if (job.asked == null && ask(job, now)) asked++;
        }
    }

    private boolean ask(Job job, Instant now) {
        var fresh = sessions.anyOf(s -> s.servesBlock(job.height(), tip.get()) && !job.tried.contains(s));
        if (fresh.isEmpty() && !job.tried.isEmpty()) {
            job.tried.clear();
            return false;
        }
        if (fresh.isEmpty()) return false;
        var session = fresh.get();
        job.asked = session;
        job.askedAt = now;
        job.tried.add(session);
        session.send(
                new Message.GetData(List.of(Inventory.block(job.header.value().hash()))));
        return true;
    }

    void received(Session session, Message.Block message, Instant now) {
        var job = jobs.get(message.hash());
        if (job == null || !job.isWaitingFor(session)) return;
        session.delivered(now);
        job.verifying = true;
        verifiers.run(
                () -> Kernel.blockContents(job.header, message.bytes().toArray()),
                finding -> judged(session, job, finding));
    }

    private void judged(Session session, Job job, Finding<BlockContents> finding) {
        switch (finding) {
            case Proven<BlockContents> proven -> {
                fetched++;
                if (jobs.remove(job.header.value().hash(), job)) job.sinks.forEach(sink -> sink.accept(proven));
            }
            case Refuted<BlockContents>(var refutation) -> {
                release(job);
                blame.lied(session, refutation);
            }
            case Pending<BlockContents> _, Claimed<BlockContents> _ ->
                throw new IllegalStateException("a block is proven or refuted");
        }
    }

    void notFound(Session session, Message.NotFound message, Instant now) {
        for (var item : message.items()) {
            var job = jobs.get(new BlockHash(item.hash()));
            if (item.isBlock() && job != null && job.isWaitingFor(session)) release(job);
        }
        askMore(now);
    }

    void closed(Session session, Instant now) {
        jobs.values().stream().filter(job -> job.isWaitingFor(session)).forEach(BlockFetcher::release);
        askMore(now);
    }

    void tick(Instant now) {
        for (var job : List.copyOf(jobs.values())) {
            var session = job.asked;
            if (session == null || job.askedAt == null || job.verifying) continue;
            if (now.isBefore(session.lastDelivery(job.askedAt).plus(PATIENCE))) continue;
            release(job);
            session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER));
        }
        askMore(now);
    }

    private static void release(Job job) {
        job.asked = null;
        job.askedAt = null;
        job.verifying = false;
    }
}
