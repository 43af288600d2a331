package dev.touchstone.wallet;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.node.HeaderLookup;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.chain.ChainEvent;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.BlockContents;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StoredCoverage;
import dev.touchstone.wallet.account.ScriptReach;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.HistoryNote;
import dev.touchstone.wallet.ledger.HistoryReach;
import dev.touchstone.wallet.ledger.Journal;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.ledger.Ledger;
import dev.touchstone.wallet.ledger.LedgerView;
import dev.touchstone.wallet.ledger.Progress;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.Scanned;
import dev.touchstone.wallet.ledger.StoredProof;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal, the ledger and the progress of the scan of one open wallet, kept in step: an event counts when
/// it is on disk, never before. Confined to the wallet-ledger loop.
final class WalletState {
    private static final Logger LOG = LoggerFactory.getLogger(WalletState.class);
    private static final int MOST_HELD = 200;

    private final Network network;
    private final Journal journal;
    private final Ledger ledger;
    private final Intake intake;
    private final InstantSource clock;
    private Optional<Progress> progress;
    private ScriptReach recorded = ScriptReach.NONE;
    private ScriptReach requested = ScriptReach.NONE;
    private Scanned scanned;

    /// @param ledger folded from the journal
    WalletState(Network network, Journal journal, Ledger ledger, InstantSource clock) {
        this.network = network;
        this.journal = journal;
        this.ledger = ledger;
        this.intake = new Intake(ledger);
        this.clock = clock;
        this.progress = journal.progress(Progress.NOTE)
                .flatMap(note -> Progress.parse(note).toOptional());
        journal.progress(HistoryNote.NOTE)
                .flatMap(note -> HistoryNote.parse(note).toOptional())
                .ifPresent(ledger.histories()::remember);
        this.scanned = progress.map(WalletState::asRecorded).orElse(Scanned.NOTHING);
    }

    private static Scanned asRecorded(Progress progress) {
        var to = progress.coverage().to();
        return new Scanned(Scanned.NOTHING.coverage(), Optional.of(to), to.height());
    }

    Ledger ledger() {
        return ledger;
    }

    WalletSnapshot look() {
        return LedgerView.of(ledger, network, scanned);
    }

    /// The wallet as if a payment that is in no block had been given up.
    WalletSnapshot lookWithout(TxId payment) {
        return LedgerView.without(payment, ledger, network, scanned);
    }

    Optional<String> labelOf(TxId payment) {
        return Optional.of(ledger.label(new LabelTarget.OnTransaction(payment))).filter(label -> !label.isEmpty());
    }

    /// Writes events and, when they are on disk, lets them count.
    SaveOutcome record(List<WalletEvent> events) {
        if (events.isEmpty()) return new SaveOutcome.Saved(journal.rows());
        var outcome = journal.append(events.stream().map(EventCodec::write).toList());
        switch (outcome) {
            case SaveOutcome.Saved _ -> events.forEach(ledger::apply);
            case SaveOutcome.NotSaved notSaved -> LOG.error("the journal cannot be written: {}", notSaved.reason());
        }
        return outcome;
    }

    /// What a node should look through. A stored proof that does not hold together makes the record of the last
    /// scan worthless: everything is looked through again.
    ///
    /// @param checked takes the findings for all stored proofs when the node has the headers to check them
    ScanRequest request(
            Function<List<StoredProof>, Function<HeaderLookup, Collection<Proven<ConfirmedTransaction>>>> checked) {
        var proofs = ledger.proofs();
        var watched = ledger.book().watchSet();
        var start = ledger.birthday().start(Networks.of(network));
        boolean isUsable = progress.isPresent() && proofs.stream().allMatch(StoredProof::holdsTogether);
        requested = isUsable ? progress.get().reach() : ledger.book().reachOf(watched);
        recorded = requested;
        if (!isUsable) return ScanRequest.fresh(watched, start);
        var resumed = ledger.book().watchSet(requested);
        return new ScanRequest(
                watched, resumed, start, Optional.of(progress.get().coverage()), checked.apply(proofs));
    }

    /// Writes what was found of a history together with how far it reaches, so that neither is ever there
    /// without the other.
    boolean recordHistory(List<WalletEvent> news, String chain, Subject subject, HistoryReach reach) {
        var note = ledger.histories().note().with(new HistoryNote.Place(chain, subject), reach);
        if (news.isEmpty() && note.equals(ledger.histories().note())) return true;
        var records = news.stream().map(EventCodec::write).toList();
        var outcome = records.isEmpty()
                ? journal.saveProgress(HistoryNote.NOTE, note.bytes())
                : journal.append(records, HistoryNote.NOTE, note.bytes());
        if (outcome instanceof SaveOutcome.NotSaved notSaved) {
            LOG.error("the history cannot be written: {}", notSaved.reason());
            return false;
        }
        news.forEach(ledger::apply);
        ledger.histories().remember(note);
        return true;
    }

    void checked(Map<StoredProof, Finding<ConfirmedTransaction>> findings) {
        findings.forEach(ledger::checked);
    }

    void matched(Proven<BlockContents> block) {
        intake.take(block, clock.instant());
        if (intake.size() >= MOST_HELD) save();
    }

    private boolean save() {
        if (!(record(intake.events()) instanceof SaveOutcome.Saved)) return false;
        intake.settled();
        return true;
    }

    void covered(Finding<Coverage> coverage, Optional<StoredCoverage> record) {
        if (coverage instanceof Proven<Coverage> proven)
            recorded = ledger.book().reachOf(proven.value().watched());
        var next = record.map(stored -> new Progress(stored, recorded));
        if (!saveWith(next)) return;
        var reached = record.map(StoredCoverage::to).or(scanned::reached);
        scanned = new Scanned(coverage, reached, tip(coverage));
    }

    /// Writes what was found together with the progress, so that neither is ever there without the other.
    private boolean saveWith(Optional<Progress> next) {
        if (next.isEmpty() || next.equals(progress)) return save();
        var events = intake.events();
        var records = events.stream().map(EventCodec::write).toList();
        var outcome = records.isEmpty()
                ? journal.saveProgress(Progress.NOTE, next.get().bytes())
                : journal.append(records, Progress.NOTE, next.get().bytes());
        if (outcome instanceof SaveOutcome.NotSaved notSaved) {
            LOG.error("the progress of the scan cannot be written: {}", notSaved.reason());
            return false;
        }
        progress = next;
        events.forEach(ledger::apply);
        intake.settled();
        return true;
    }

    private Height tip(Finding<Coverage> coverage) {
        if (coverage instanceof Proven<Coverage> proven) return proven.asOf().height();
        if (coverage instanceof Pending<Coverage> pending
                && pending.reason() instanceof Pending.Reason.ScanIncomplete incomplete) return incomplete.tip();
        return scanned.tip();
    }

    /// A reorganisation counts at once, written or not: after a restart the checks of the stored proofs find it
    /// again.
    void reorganized(ChainEvent.Reorganized event) {
        var fork = event.fork();
        if (!save()) intake.dropAbove(fork);
        var removed = new WalletEvent.BlocksRemoved(fork, clock.instant());
        boolean concernsUs = ledger.proofs().stream()
                .anyMatch(proof -> fork.height().isBelow(proof.block().height()));
        if (concernsUs && !(record(List.of(removed)) instanceof SaveOutcome.Saved)) ledger.apply(removed);
        if (progress.isPresent()
                && fork.height().isBelow(progress.get().coverage().from())) recorded = requested;
        var tip = event.added().isEmpty() ? fork : event.added().getLast();
        var from = progress.map(each -> each.coverage().from()).orElse(fork.height());
        var reason = new Pending.Reason.ScanIncomplete(from, fork.height(), tip.height());
        scanned = new Scanned(Pending.because(reason), Optional.of(lower(fork)), tip.height());
    }

    private ChainPoint lower(ChainPoint fork) {
        return scanned.reached()
                .filter(point -> point.height().isBelow(fork.height()))
                .orElse(fork);
    }

    /// The scripts that are not among those already told.
    WatchSet newScripts(WatchSet told) {
        return ledger.book().size() == told.size()
                ? WatchSet.EMPTY
                : ledger.book().watchSet().without(told);
    }
}
