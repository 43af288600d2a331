package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Subject.ProofPage;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the inspector explains, and the ways to check it again. Confined to the JavaFX application thread;
/// knows no scene.
public final class ProofViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Subject subject;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<ProofPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

    public ProofViewModel(Surroundings around, Session session, Route.Inspection inspection) {
        this.around = around;
        this.subject = switch (inspection) {
            case Route.Inspection.Balance _ -> BitcoinSubject.balance(around, session);
            case Route.Inspection.Payment(var payment) -> BitcoinSubject.payment(around, session, payment);
            case Route.Inspection.Moved(var key) -> topic(around, session, topics -> topics.moved(key));
            case Route.Inspection.Tried(var draft) -> topic(around, session, topics -> topics.tried(draft));
            case Route.Inspection.Receipt(var payment) -> topic(around, session, topics -> topics.receipt(payment));
            case Route.Inspection.Ether _ -> EtherSubject.total(around, session, side(session));
            case Route.Inspection.EtherAccount(var account) ->
                EtherSubject.account(around, session, side(session), account);
            case Route.Inspection.LayerAccount(var layer, var account) ->
                new LayerSubject(around, session, side(session), layer, account);
            case Route.Inspection.Answer answer -> new AnswerSubject(around, session, side(session), answer);
            case Route.Inspection.Offer(var offer) -> topic(around, session, topics -> topics.offered(offer));
        };
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        session.ethereum().ifPresent(side -> subscriptions.latest(side.chain(), around.fx(), _ -> renew()));
        subscriptions.changes(around.now(), _ -> renew());
    }

    private static Subject topic(Surroundings around, Session session, Function<PaymentTopics, Topic> topic) {
        var topics = new PaymentTopics(around, session);
        return new TopicSubject(around, session, side(session), () -> topic.apply(topics));
    }

    private static EthereumSide side(Session session) {
        return session.ethereum().orElseThrow(() -> new IllegalStateException("a wallet without Ethereum"));
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
        page.set(subject.page());
    }

    /// Runs the proofs again from the bytes that are stored, and says how long that took.
    void checkAgain() {
        if (checking.get()) return;
        checking.set(true);
        message.set("");
        long began = System.nanoTime();
        around.whenDone(
                subject.checkAgain(),
                results -> report(results, Duration.ofNanos(System.nanoTime() - began)),
                () -> checking.set(false));
    }

    private void report(List<Finding<?>> results, Duration took) {
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
            case Refuted<?> refuted -> Texts.explain(refuted.refutation());
            case Pending<?> pending -> Texts.explain(pending.reason());
            case Proven<?> _, Claimed<?> _ -> "";
        };
    }

    void export() {
        around.desktop()
                .askWhereToSave("Save the proof", subject.fileName())
                .ifPresent(file ->
                        around.whenDone(subject.export(file), outcome -> message.set(OutcomeTexts.explain(outcome))));
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
