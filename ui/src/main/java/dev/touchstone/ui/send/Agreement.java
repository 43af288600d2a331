package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.Warning;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The way of a draft to its signature: review, warnings, password. The same for a first payment and for one
/// that takes another's place. Confined to the JavaFX application thread; knows no scene.
final class Agreement {
    private final Surroundings around;
    private final Session session;
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Compose());
    private final ReadOnlyObjectWrapper<List<Warning>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper signing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Where on the way the payment is.
    sealed interface Step {
        record Compose() implements Step {}

        record Review(Proposal proposal) implements Step {}

        record Unlock(Proposal proposal) implements Step {}
    }

    Agreement(Surroundings around, Session session) {
        this.around = around;
        this.session = session;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    boolean isComposing() {
        return step.get() instanceof Step.Compose;
    }

    /// Warnings that were not read yet, most serious first.
    ReadOnlyObjectProperty<List<Warning>> warnings() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signing() {
        return signing.getReadOnlyProperty();
    }

    /// Why nothing was signed; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void review(Proposal proposal) {
        open.set(proposal.warnings());
        step.set(new Step.Review(proposal));
    }

    /// The person has read the first warning.
    void dismissWarning() {
        var rest = new ArrayList<>(open.get());
        rest.removeFirst();
        open.set(List.copyOf(rest));
    }

    /// Whether a warning that could cost money has to be read before going on.
    boolean isHeldUp() {
        return open.get().stream().anyMatch(Agreement::holdsUp);
    }

    private static boolean holdsUp(Warning warning) {
        return switch (warning) {
            case Warning.LooksLikeKnownAddress _, Warning.NameChanged _, Warning.HighFee _ -> true;
            case Warning.SendsAll _,
                    Warning.FirstTimeRecipient _,
                    Warning.ReusedAddress _,
                    Warning.OwnAddress _,
                    Warning.SpendsUnconfirmedChange _,
                    Warning.RemainderToFee _ -> false;
        };
    }

    /// Agrees to the review: to the password, or where none is asked for, to the signature.
    void agree(Proposal proposal) {
        if (isHeldUp()) return;
        problem.set("");
        if (session.asksForPassword()) step.set(new Step.Unlock(proposal));
        else sign(proposal);
    }

    void sign(Proposal proposal) {
        if (signing.get()) return;
        signing.set(true);
        problem.set("");
        var typed = password.get().toCharArray();
        password.set("");
        around.whenDone(
                session.sign(proposal.draft(), typed), outcome -> finish(outcome, proposal), () -> signing.set(false));
    }

    private void finish(SignOutcome outcome, Proposal proposal) {
        signing.set(false);
        problem.set(SendTexts.explain(outcome));
        if (!(outcome instanceof SignOutcome.Signed(var payment))) return;
        proposal.payee()
                .namedContact()
                .ifPresent(it -> around.whenDone(
                        session.wallet()
                                .contacts()
                                .remember(
                                        it.contact().id(), it.seen(around.now().get())),
                        _ -> {}));
        var note = proposal.note();
        if (!note.isBlank()) {
            var target = new LabelTarget.OnTransaction(payment.txid());
            around.whenDone(session.wallet().label(target, note.strip()), _ -> {});
        }
        around.navigator().replace(new Route.Follow(payment.txid()));
    }

    void back() {
        problem.set("");
        password.set("");
        switch (step.get()) {
            case Step.Compose _ -> around.navigator().back();
            case Step.Review _ -> step.set(new Step.Compose());
            case Step.Unlock(var proposal) -> step.set(new Step.Review(proposal));
        }
    }

    /// What agreeing does, as the button says it.
    String words(Proposal proposal) {
        var amounts = around.amounts().get();
        var effects = proposal.draft().effects();
        if (proposal.feeBefore().isPresent())
            return amounts.hidden() ? "Raise the fee" : "Raise the fee to " + plain(amounts, effects.fee());
        return amounts.hidden() ? "Send this payment" : "Send " + plain(amounts, effects.paid());
    }

    private static String plain(AmountFormat amounts, Satoshis sum) {
        return amounts.plain(sum) + " " + amounts.symbol();
    }

    /// Forgets what was typed.
    void close() {
        password.set("");
    }
}
