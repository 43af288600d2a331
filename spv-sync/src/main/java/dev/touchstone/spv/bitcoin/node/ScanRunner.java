package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerFault;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs one watcher's [Scan] up to the tip: requests filters in batches from random peers, has them checked, fetches
/// the blocks that match, and feeds all of it to the scan in the order of the chain. Scripts that are added later get a
/// scan of their own over the same blocks, which is then joined with the main one. Confined to the bitcoin-chain loop.
final class ScanRunner {
    private static final int BATCH = 500;
    private static final int BATCHES_AHEAD = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BIRTHDAY_MARGIN = Duration.ofDays(1);

    private final ScanContext context;
    private final ScanRequest request;
    private final ScanListener listener;
    private final Deque<FilterBatch> batches = new ArrayDeque<>();
    private WatchSet added;
    private @Nullable Scan main;
    private @Nullable Scan extra;
    private @Nullable Scan batching;
    private int generation;
    private long filtersChecked;
    private boolean published;

    ScanRunner(ScanContext context, ScanRequest request, ScanListener listener) {
        this.context = context;
        this.request = request;
        this.listener = listener;
        this.added = WatchSet.EMPTY;
    }

    void add(WatchSet scripts) {
        added = added.union(scripts);
        published = false;
    }

    boolean touches(Transaction tx) {
        return (main != null && main.touches(tx)) || (extra != null && extra.touches(tx));
    }

    /// The script of an output that the scan found.
    Optional<Script> scriptOf(OutPoint outPoint) {
        return Stream.of(Optional.ofNullable(main), Optional.ofNullable(extra))
                .flatMap(Optional::stream)
                .flatMap(scan -> scan.scriptOf(outPoint).stream())
                .findFirst();
    }

    long filtersChecked() {
        return filtersChecked;
    }

    /// How far the scan is, while it is not at the tip.
    Optional<BitcoinSnapshot.Stage> stage() {
        var scan = active();
        if (scan == null || isAtTip(scan)) return Optional.empty();
        var tip = context.chain().tip().height();
        return Optional.of(new BitcoinSnapshot.Stage.Filters(scan.from(), scan.next(), tip));
    }

    /// Whether everything asked for so far is covered up to the tip.
    boolean isDone() {
        return main != null && isAtTip(main) && extra == null && isNothingAdded();
    }

    private boolean isNothingAdded() {
        return main != null && main.watched().scripts().containsAll(added.scripts());
    }

    private boolean isAtTip(Scan scan) {
        return context.chain().tip().height().isBelow(scan.next());
    }

    private @Nullable Scan active() {
        if (main == null || !isAtTip(main)) return main;
        return extra;
    }

    /// Does whatever can be done now; called whenever something has changed.
    void step(Instant now) {
        if (main == null && !begin()) return;
        drain(now);
        joinOrSplit();
        request(now);
        publish();
    }

    private boolean begin() {
        if (!context.isReadyToScan()) return false;
        var start = startHeight();
        if (context.filterHeaderBefore(start).isEmpty()) return false;
        main = resumed()
                .orElseGet(() -> new Scan(
                        request.watched(),
                        start,
                        context.filterHeaderBefore(start).get()));
        if (!main.watched().equals(request.watched())) add(request.watched());
        return true;
    }

    private Height startHeight() {
        var tip = context.chain().tip().height();
        return switch (request.start()) {
            case ScanRequest.Start.AtHeight(var height) -> tip.isBelow(height) ? tip : height;
            case ScanRequest.Start.AtTime(var time) -> context.firstBlockAfter(time.minus(BIRTHDAY_MARGIN));
        };
    }

    private Optional<Scan> resumed() {
        if (request.resume().isEmpty()) return Optional.empty();
        var stored = request.resume().get();
        for (var point : stored.trail()) {
            boolean onChain = !context.chain().tip().height().isBelow(point.height())
                    && context.chain().hashAt(point.height()).value().equals(point.hash());
            var filterHeader = context.filterHeaderBefore(point.height().next());
            if (!onChain || filterHeader.isEmpty()) continue;
            boolean sameFilters =
                    !point.equals(stored.to()) || stored.filterHeader().equals(filterHeader.get());
            if (!sameFilters) return Optional.empty();
            var known = request.known().apply(context::prove);
            return Optional.of(Scan.resume(request.resumed(), stored, point, filterHeader.get(), known));
        }
        return Optional.empty();
    }

    private void joinOrSplit() {
        if (main == null || !isAtTip(main)) return;
        if (extra != null && isAtTip(extra)) {
            main = main.joinedWith(extra);
            extra = null;
            published = false;
        }
        if (extra == null && !isNothingAdded()) {
            var missing = added.without(main.watched());
            var from = main.from();
            extra = new Scan(missing, from, context.filterHeaderBefore(from).orElseThrow());
        }
    }

    private void request(Instant now) {
        var scan = active();
        if (scan == null) return;
        if (!scan.equals(batching)) dropBatches();
        batching = scan;
        while (batches.size() < BATCHES_AHEAD) {
            var from =
                    batches.isEmpty() ? scan.next() : batches.getLast().last().next();
            int last = Math.min(from.value() + BATCH, context.filterHeaderCount()) - 1;
            if (last < from.value()) break;
            batches.add(batch(from, last));
        }
        for (var batch : batches) if (batch.needsAsking()) ask(batch, now);
    }

    private FilterBatch batch(Height from, int last) {
        var blocks = new ArrayList<BlockHash>();
        var committed = new ArrayList<FilterHeader>();
        committed.add(context.filterHeaderBefore(from).orElseThrow());
        for (int height = from.value(); height <= last; height++) {
            blocks.add(context.chain().hashAt(Height.of(height)));
            committed.add(context.filterHeaderBefore(Height.of(height + 1)).orElseThrow());
        }
        return new FilterBatch(from, blocks, committed);
    }

    private void ask(FilterBatch batch, Instant now) {
        var peer = context.sessions().anyOf(s -> s.servesFilters() && context.hasStated(s, batch.last()));
        if (peer.isEmpty()) return;
        batch.askedOf(peer.get(), now);
        peer.get().send(new Message.GetCFilters(Message.BASIC_FILTER, batch.from(), batch.lastBlock()));
    }

    void received(Session session, Message.CFilter message, Instant now) {
        for (var batch : batches) {
            if (!batch.isAskedOf(session)) continue;
            switch (batch.take(message.block(), message.filter())) {
                case NOT_WANTED -> {}
                case MORE_TO_COME -> session.delivered(now);
                case COMPLETE -> {
                    session.delivered(now);
                    check(batch, session);
                }
            }
        }
    }

    private void check(FilterBatch batch, Session session) {
        var scan = batching;
        if (scan == null) return;
        int current = generation;
        var work = batch.check(scan.watched());
        context.verify(work, outcome -> {
            if (current == generation) checked(batch, session, outcome);
        });
    }

    private void checked(FilterBatch batch, Session session, FilterBatch.Checked outcome) {
        switch (outcome) {
            case FilterBatch.Checked.All(var filters) -> {
                batch.checked(filters);
                filtersChecked += filters.size();
            }
            case FilterBatch.Checked.Wrong(var refutation) -> {
                batch.startOver();
                context.blame().lied(session, refutation);
            }
        }
        step(context.now());
    }

    private void dropBatches() {
        generation++;
        batches.clear();
    }

    private void drain(Instant now) {
        var scan = active();
        if (scan == null || !scan.equals(batching)) return;
        boolean moved = false;
        while (!batches.isEmpty() && batches.getFirst().isChecked()) {
            var batch = batches.getFirst();
            batch.blocksToRequest().forEach(height -> fetch(batch, height, now));
            if (!connect(scan, batch)) break;
            batches.removeFirst();
            moved = true;
        }
        for (var batch : batches) {
            if (batch.isChecked()) batch.blocksToRequest().forEach(height -> fetch(batch, height, now));
        }
        if (moved) {
            published = false;
            progress();
        }
    }

    private void fetch(FilterBatch batch, Height height, Instant now) {
        int current = generation;
        context.header(height)
                .ifPresent(header -> context.fetcher().fetch(header, now, block -> {
                    if (current != generation) return;
                    batch.read(block);
                    step(context.now());
                }));
    }

    /// Feeds the batch to the scan as far as its blocks are there; true when all of it was taken.
    private boolean connect(Scan scan, FilterBatch batch) {
        int current = generation;
        while (!batch.last().isBelow(scan.next())) {
            var height = scan.next();
            var filter = batch.at(height);
            var block = batch.contentsAt(height);
            if (filter.matches() && block.isEmpty()) return false;
            var problem = block.isPresent()
                    ? scan.connect(context.chain(), filter, batch.committedAt(height), block.get())
                    : scan.connect(context.chain(), filter, batch.committedAt(height));
            if (problem.isPresent()) {
                context.filtersLied(height, problem.get());
                return false;
            }
            block.ifPresent(listener::matched);
            batch.dropContents(height);
            if (current != generation) return false;
        }
        return true;
    }

    private void progress() {
        if (main == null || isDone()) return;
        tellCoverage(main);
    }

    private void tellCoverage(Scan scan) {
        int peers = context.peersAgreeing();
        listener.covered(
                scan.finding(context.chain(), context.tipHeader(), peers), scan.stored(context.chain(), peers));
    }

    private void publish() {
        if (published || !isDone() || main == null) return;
        published = true;
        tellCoverage(main);
    }

    /// The number of peers that agree has changed.
    void agreementChanged() {
        published = false;
    }

    void relayed(Transaction tx) {
        listener.relayed(tx);
    }

    void reorganized(ChainEvent.Reorganized event) {
        rewind(event.fork().height());
        listener.reorganized(event);
    }

    /// Goes back to this height; its filter header must be known still.
    void rewind(Height fork) {
        dropBatches();
        published = false;
        main = rewound(main, fork);
        extra = rewound(extra, fork);
    }

    private @Nullable Scan rewound(@Nullable Scan scan, Height fork) {
        if (scan == null || fork.next().isBelow(scan.from())) return null;
        if (!fork.next().isBelow(scan.next())) return scan;
        scan.rewind(fork, context.filterHeaderBefore(fork.next()).orElseThrow());
        return scan;
    }

    void closed(Session session) {
        for (var batch : batches) {
            if (batch.isAskedOf(session) && !batch.isChecked()) batch.startOver();
        }
    }

    void tick(Instant now) {
        for (var batch : List.copyOf(batches)) {
            var silent = batch.asked();
            if (!batch.isOverdue(now, PATIENCE)) continue;
            batch.startOver();
            silent.ifPresent(session -> session.close(new PeerFault.TimedOut(PeerFault.Waiting.ANSWER)));
        }
        step(now);
    }
}
