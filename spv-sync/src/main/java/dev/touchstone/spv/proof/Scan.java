package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks through the chain for a set of scripts, block by block: each block's filter must be the one that the
/// chain of
/// filter headers commits to, and a block whose filter matches must be read whole. What comes out is [Coverage].
/// Confined to the thread that owns the [HeaderChain].
///
/// Sources: BIP157 ("Client Operation"), BIP158 ("Block Filters").
public final class Scan {
    private final WatchSet watched;
    private final Height from;
    private final Map<TxId, ChainPoint> transactions = new HashMap<>();
    private final Map<OutPoint, Script> owned = new HashMap<>();
    private Height next;
    private FilterHeader filterHeader;
    private int blocksRead;
    private boolean partlyFromRecord;
    private int recordedPeers;

    /// A scan that begins at block `from`; `before` is the filter header of the block below it.
    public Scan(WatchSet watched, Height from, FilterHeader before) {
        this.watched = watched;
        this.from = from;
        this.next = from;
        this.filterHeader = before;
    }

    /// Goes on from a record, at the block it ended with.
    ///
    /// @param at a block of the record's trail that lies on the best chain
    /// @param filterHeader the filter header at that block
    /// @param known the transactions found before, each proven again against the best chain
    public static Scan resume(
            WatchSet watched,
            StoredCoverage stored,
            ChainPoint at,
            FilterHeader filterHeader,
            Collection<Proven<ConfirmedTransaction>> known) {
        if (!stored.trail().contains(at)) throw new IllegalArgumentException("the record does not reach " + at);
        var scan = new Scan(watched, stored.from(), filterHeader);
        scan.next = at.height().next();
        scan.blocksRead = stored.blocksRead();
        scan.partlyFromRecord = true;
        scan.recordedPeers = at.equals(stored.to()) ? stored.peersAgreeing() : 0;
        known.stream()
                .filter(tx -> tx.value().block().height().isBelow(scan.next))
                .sorted(Comparator.comparing((Proven<ConfirmedTransaction> tx) ->
                                tx.value().block().height())
                        .thenComparingInt(tx -> tx.value().index()))
                .forEach(tx -> scan.take(tx.value().transaction(), tx.value().block()));
        return scan;
    }

    public WatchSet watched() {
        return watched;
    }

    public Height from() {
        return from;
    }

    /// The block that the scan needs next.
    public Height next() {
        return next;
    }

    public FilterHeader filterHeader() {
        return filterHeader;
    }

    /// Whether this transaction pays to a watched script or spends an output that was paid to one.
    public boolean touches(Transaction tx) {
        return tx.outputs().stream().anyMatch(output -> watched.contains(output.script()))
                || tx.inputs().stream().anyMatch(input -> owned.containsKey(input.outPoint()));
    }

    /// The script of an output that was found to pay to a watched script.
    public Optional<Script> scriptOf(OutPoint outPoint) {
        return Optional.ofNullable(owned.get(outPoint));
    }

    /// Takes the next block by its filter alone. Refused when the filter matches: then the block is needed.
    public Optional<Refutation> connect(HeaderChain chain, CheckedFilter filter, FilterHeader committed) {
        var problem = filterProblem(chain, filter, committed);
        if (problem.isPresent()) return problem;
        if (filter.matches()) return Optional.of(new Refutation.PremiseMissing("the block at " + next));
        advance(committed);
        return Optional.empty();
    }

    /// Takes the next block by its filter and its contents, which the filter must not have left out.
    public Optional<Refutation> connect(
            HeaderChain chain, CheckedFilter filter, FilterHeader committed, Proven<BlockContents> block) {
        var problem = filterProblem(chain, filter, committed);
        if (problem.isPresent()) return problem;
        var point = new ChainPoint(next, chain.hashAt(next).value());
        if (!block.value().point().equals(point)) {
            return Optional.of(new Refutation.WrongBlock(
                    chain.hashAt(next), new BlockHash(block.value().point().hash())));
        }
        if (!Kernel.holdsAllOutputs(filter.filter(), block.value()))
            return Optional.of(new Refutation.FilterOmitsOutput(next));
        block.value().transactions().forEach(tx -> take(tx, point));
        blocksRead++;
        advance(committed);
        return Optional.empty();
    }

    private Optional<Refutation> filterProblem(HeaderChain chain, CheckedFilter filter, FilterHeader committed) {
        if (chain.tip().height().isBelow(next)) throw new IllegalStateException("no block " + next + " on the chain");
        var block = chain.hashAt(next);
        if (!filter.block().equals(block)) {
            return Optional.of(new Refutation.WrongBlock(block, filter.block()));
        }
        if (!filter.watched().equals(watched))
            return Optional.of(new Refutation.PremiseMissing("a match of all scripts"));
        if (!filterHeader.next(filter.filter().hash()).equals(committed)) {
            return Optional.of(new Refutation.FilterHeaderMismatch(next));
        }
        return Optional.empty();
    }

    private void take(Transaction tx, ChainPoint block) {
        if (!touches(tx)) return;
        transactions.put(tx.txid(), block);
        for (int i = 0; i < tx.outputs().size(); i++) {
            var script = tx.outputs().get(i).script();
            if (watched.contains(script)) owned.put(tx.outPoint(i), script);
        }
    }

    private void advance(FilterHeader committed) {
        filterHeader = committed;
        next = next.next();
        recordedPeers = 0;
    }

    /// Undoes every block above `fork`, whose filter header is given. Does nothing where the scan has not got
    /// that
    /// far.
    public void rewind(Height fork, FilterHeader atFork) {
        if (next.value() <= fork.value() + 1) return;
        transactions.values().removeIf(block -> fork.isBelow(block.height()));
        next = fork.value() + 1 < from.value() ? from : fork.next();
        filterHeader = atFork;
        recordedPeers = 0;
    }

    /// One scan that covers what both covered. Both must have begun and ended at the same blocks.
    public Scan joinedWith(Scan other) {
        if (!from.equals(other.from) || !next.equals(other.next) || !filterHeader.equals(other.filterHeader)) {
            throw new IllegalArgumentException("scans over different blocks");
        }
        var joined = new Scan(watched.union(other.watched), from, filterHeader);
        joined.next = next;
        joined.blocksRead = blocksRead + other.blocksRead;
        joined.partlyFromRecord = partlyFromRecord || other.partlyFromRecord;
        joined.recordedPeers = Math.min(recordedPeers, other.recordedPeers);
        joined.transactions.putAll(transactions);
        joined.transactions.putAll(other.transactions);
        joined.owned.putAll(owned);
        joined.owned.putAll(other.owned);
        return joined;
    }

    /// What has been covered: proven when the scan has reached the tip of the best chain.
    ///
    /// @param tipHeader the header at the tip, which goes into the evidence
    /// @param peersNow how many peers give the filter header at the tip now; with none, the peers of the record
    ///     count where nothing was scanned since
    public Finding<Coverage> finding(HeaderChain chain, BlockHeader tipHeader, int peersNow) {
        int peersAgreeing = Math.max(peersNow, recordedPeers);
        var tip = chain.tip();
        if (!tipHeader.hash().value().equals(tip.hash())) throw new IllegalArgumentException("not the tip's header");
        if (!next.equals(tip.height().next())) {
            var reached = next.value() == 0 ? Height.GENESIS : next.plus(-1);
            return Pending.because(new Pending.Reason.ScanIncomplete(from, reached, tip.height()));
        }
        if (chain.work().isLessThan(chain.parameters().minimumChainWork())) {
            return Pending.because(new Pending.Reason.ChainTooLight());
        }
        if (peersAgreeing < 1) return Pending.because(new Pending.Reason.Offline());
        var coverage = new Coverage(from, tip, filterHeader, watched, transactions, blocksRead, peersAgreeing);
        return new Proven<>(coverage, evidence(chain, tipHeader, coverage), tip);
    }

    private Evidence evidence(HeaderChain chain, BlockHeader tipHeader, Coverage coverage) {
        var header = Kernel.onChain(chain, tipHeader, coverage.to());
        return new Evidence.FilterScan(
                from, coverage.to(), blocksRead, watched.size(), coverage.peersAgreeing(), partlyFromRecord, header);
    }

    /// A record to go on from later; empty before the first block.
    public Optional<StoredCoverage> stored(HeaderChain chain, int peersNow) {
        if (next.equals(from)) return Optional.empty();
        List<ChainPoint> trail = new ArrayList<>();
        int step = 1;
        for (int height = next.value() - 1; height >= from.value(); height -= step) {
            trail.add(new ChainPoint(
                    Height.of(height), chain.hashAt(Height.of(height)).value()));
            if (trail.size() >= 10) step *= 2;
        }
        return Optional.of(
                new StoredCoverage(from, trail, filterHeader, blocksRead, Math.max(peersNow, recordedPeers)));
    }
}
