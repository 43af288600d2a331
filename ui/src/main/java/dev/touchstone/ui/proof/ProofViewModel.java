package dev.touchstone.ui.proof;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the inspector explains, and the ways to check it again. Confined to the JavaFX application thread; knows no
/// scene.
public final class ProofViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Route.Inspection inspection;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<ProofPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

    /// What the drawer shows at one moment. Immutable.
    record ProofPage(String name, Shown number, boolean signed, Ladder ladder, boolean canExport) {}

    public ProofViewModel(Surroundings around, Session session, Route.Inspection inspection) {
        this.around = around;
        this.session = session;
        this.inspection = inspection;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<ProofPage> page() {
        return page.getReadOnlyProperty();
    }

    /// What came of checking, exporting or copying.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var chain = ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
        page.set(
                switch (inspection) {
                    case Route.Inspection.Balance _ ->
                        new ProofPage(
                                "Your bitcoin",
                                Shown.of(wallet.holding(), wallet.balance().total()),
                                false,
                                LadderBuilder.of(wallet.holding(), chain, "This amount"),
                                false);
                    case Route.Inspection.Payment(var payment) ->
                        wallet.entry(payment)
                                .map(entry -> payment(PaymentLine.of(entry, wallet), entry, chain))
                                .orElseGet(ProofViewModel::unknown);
                });
    }

    private static ProofPage payment(PaymentLine line, LedgerEntry entry, ChainStatus chain) {
        boolean proven = entry.finding().isProven();
        return new ProofPage(
                line.title(), line.net(), true, LadderBuilder.of(entry.finding(), chain, "This payment"), proven);
    }

    private static ProofPage unknown() {
        var pending = Pending.because(new Pending.Reason.NotChecked());
        return new ProofPage(
                "A payment this wallet does not know",
                new Shown.Words("—"),
                false,
                LadderBuilder.of(pending, offline(), "It"),
                false);
    }

    private static ChainStatus offline() {
        return new ChainStatus(dev.touchstone.icons.TruthMark.CHECKING, false, true, "", "", "");
    }

    /// Runs the proofs again from the bytes that are stored, and says how long that took.
    void checkAgain() {
        if (checking.get()) return;
        checking.set(true);
        message.set("");
        long began = System.nanoTime();
        var payments = payments();
        var checks = payments.stream().map(session::checkAgain).toList();
        var all = CompletableFuture.allOf(checks.toArray(CompletableFuture[]::new))
                .thenApply(_ -> results(checks));
        around.whenDone(
                all,
                results -> report(results, Duration.ofNanos(System.nanoTime() - began)),
                () -> checking.set(false));
    }

    private List<TxId> payments() {
        return switch (inspection) {
            case Route.Inspection.Payment(var payment) -> List.of(payment);
            case Route.Inspection.Balance _ ->
                session.wallet().snapshot().get().entries().stream()
                        .filter(entry -> entry.state() instanceof EntryState.InBlock)
                        .map(LedgerEntry::txid)
                        .toList();
        };
    }

    private static List<Finding<ConfirmedTransaction>> results(
            List<CompletableFuture<Finding<ConfirmedTransaction>>> checks) {
        var results = new ArrayList<Finding<ConfirmedTransaction>>();
        checks.forEach(check -> results.add(check.join()));
        return results;
    }

    private void report(List<Finding<ConfirmedTransaction>> results, Duration took) {
        checking.set(false);
        long proven = results.stream().filter(Finding::isProven).count();
        var count = results.size() == 1 ? "1 proof" : AmountFormat.count(results.size()) + " proofs";
        var sentence = proven == results.size()
                ? "Checked again: " + count + " from stored bytes, " + AgeFormat.took(took) + "."
                : "Checked again: " + AmountFormat.count(proven) + " of " + count + " hold. "
                        + results.stream()
                                .filter(result -> !result.isProven())
                                .findFirst()
                                .map(ProofViewModel::why)
                                .orElse("");
        message.set(sentence);
    }

    private static String why(Finding<?> finding) {
        return switch (finding) {
            case dev.touchstone.spv.proof.Refuted<?> refuted -> Texts.explain(refuted.refutation());
            case Pending<?> pending -> Texts.explain(pending.reason());
            case dev.touchstone.spv.proof.Proven<?> _, dev.touchstone.spv.proof.Claimed<?> _ -> "";
        };
    }

    void export() {
        if (!(inspection instanceof Route.Inspection.Payment(var payment))) return;
        around.desktop()
                .askWhereToSave("Save the proof", payment.toString().substring(0, 12) + ".proof.json")
                .ifPresent(file -> around.whenDone(
                        session.exportProof(payment, file), outcome -> message.set(OutcomeTexts.explain(outcome))));
    }

    void copyExplanation() {
        around.desktop().copy(page.get().ladder().text());
        message.set("The explanation is on the clipboard.");
    }

    void copy(Ladder.Rung rung) {
        around.desktop().copy(rung.text());
        message.set("This step is on the clipboard.");
    }

    void leave() {
        around.navigator().closeDrawer();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
