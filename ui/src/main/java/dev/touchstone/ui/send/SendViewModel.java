package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.ledger.LabelTarget;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.SignOutcome;
import dev.touchstone.wallet.payment.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A payment on its way from an idea to a signature. Confined to the JavaFX application thread; knows no scene.
public final class SendViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final PaymentForm form = new PaymentForm();
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Composition> composition = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Compose());
    private final ReadOnlyObjectWrapper<List<Warning>> open = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper submitted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper signing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Where on the way the payment is.
    sealed interface Step {
        record Compose() implements Step {}

        record Review(Draft draft) implements Step {}

        record Unlock(Draft draft) implements Step {}
    }

    public SendViewModel(Surroundings around, Session session, String request) {
        this.around = around;
        this.session = session;
        form.recipient().subscribe(this::adoptRequest);
        form.recipient().set(request);
        form.onChange(this::renew);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
    }

    PaymentForm form() {
        return form;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyObjectProperty<Composition> composition() {
        return composition.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /// Warnings that were not read yet, most serious first.
    ReadOnlyObjectProperty<List<Warning>> warnings() {
        return open.getReadOnlyProperty();
    }

    /// Whether the person has tried to go on, so that what is missing is said at every field.
    ReadOnlyBooleanProperty submitted() {
        return submitted.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signing() {
        return signing.getReadOnlyProperty();
    }

    /// Why nothing was signed; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    AmountFormat amounts() {
        return around.amounts().get();
    }

    Session session() {
        return session;
    }

    ChainStatus chain() {
        return ChainStatus.of(session.bitcoin().get(), around.now().get(), around.ages());
    }

    /// How far the coins of this wallet are proven.
    TruthLine truth() {
        var asOf = around.ages().clock(session.bitcoin().get().tipHeader().timestamp());
        return TruthLine.of(session.wallet().snapshot().get().holding(), chain(), asOf, "Your coins are");
    }

    private void renew() {
        if (!(step.get() instanceof Step.Compose)) return;
        composition.set(Composer.compose(form.inputs(), session, amounts()));
    }

    /// A link may bring an amount and a note with it; what the person typed before stays.
    private void adoptRequest() {
        var request = Composer.compose(
                        new Composer.Inputs(
                                form.recipient().get(),
                                "",
                                false,
                                form.urgency().get(),
                                false,
                                ""),
                        session,
                        amounts())
                .request();
        request.flatMap(PaymentRequest::amount)
                .filter(_ -> form.amount().get().isBlank())
                .ifPresent(sum -> form.amount().set(amounts().plain(sum)));
        request.flatMap(r -> r.label().or(r::message))
                .filter(_ -> form.note().get().isBlank())
                .ifPresent(form.note()::set);
    }

    /// Goes on to the review; false when something has to be put right first.
    boolean review() {
        submitted.set(true);
        var draft = composition.get().draft();
        draft.ifPresent(ready -> {
            open.set(ready.warnings());
            step.set(new Step.Review(ready));
        });
        return draft.isPresent();
    }

    /// The person has read the first warning.
    void dismissWarning() {
        var rest = new ArrayList<>(open.get());
        rest.removeFirst();
        open.set(List.copyOf(rest));
    }

    /// Whether a warning that could cost money has to be read before going on.
    boolean isHeldUp() {
        return open.get().stream().anyMatch(SendViewModel::holdsUp);
    }

    private static boolean holdsUp(Warning warning) {
        return switch (warning) {
            case Warning.LooksLikeKnownAddress _, Warning.HighFee _ -> true;
            case Warning.SendsAll _,
                    Warning.FirstTimeRecipient _,
                    Warning.ReusedAddress _,
                    Warning.OwnAddress _,
                    Warning.SpendsUnconfirmedChange _,
                    Warning.RemainderToFee _ -> false;
        };
    }

    /// Agrees to the review: to the password, or where none is asked for, to the signature.
    void agree(Draft draft) {
        if (isHeldUp()) return;
        problem.set("");
        if (session.asksForPassword()) step.set(new Step.Unlock(draft));
        else sign(draft);
    }

    void sign(Draft draft) {
        if (signing.get()) return;
        signing.set(true);
        problem.set("");
        var typed = password.get().toCharArray();
        password.set("");
        around.whenDone(session.sign(draft, typed), this::finish, () -> signing.set(false));
    }

    private void finish(SignOutcome outcome) {
        signing.set(false);
        problem.set(SendTexts.explain(outcome));
        if (!(outcome instanceof SignOutcome.Signed(var payment))) return;
        if (!form.note().get().isBlank()) {
            var target = new LabelTarget.OnTransaction(payment.txid());
            around.whenDone(session.wallet().label(target, form.note().get().strip()), _ -> {});
        }
        around.navigator().replace(new Route.Follow(payment.txid()));
    }

    void back() {
        problem.set("");
        password.set("");
        switch (step.get()) {
            case Step.Compose _ -> around.navigator().back();
            case Step.Review _ -> {
                step.set(new Step.Compose());
                renew();
            }
            case Step.Unlock(var draft) -> step.set(new Step.Review(draft));
        }
    }

    /// What the recipient gets, as the button says it.
    String sendWords(Draft draft) {
        Satoshis paid = draft.effects().paid();
        return amounts().hidden()
                ? "Send this payment"
                : "Send " + amounts().plain(paid) + " " + amounts().symbol();
    }

    Optional<String> otherUnit() {
        return composition.get().amount().map(sum -> {
            var unit = amounts().unit() == dev.touchstone.wallet.asset.Denomination.BTC
                    ? dev.touchstone.wallet.asset.Denomination.SAT
                    : dev.touchstone.wallet.asset.Denomination.BTC;
            return "= " + new AmountFormat(unit, amounts().hidden()).format(sum);
        });
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
