package dev.touchstone.ui.send;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.PaymentRequest;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A payment on its way from an idea to a signature. Confined to the JavaFX application thread; knows no scene.
public final class SendViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final Subscriptions subscriptions = new Subscriptions();
    private final PaymentForm form = new PaymentForm();
    private final Agreement agreement;
    private final Naming naming;
    private final ReadOnlyObjectWrapper<Composition> composition = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper submitted = new ReadOnlyBooleanWrapper();

    public SendViewModel(Surroundings around, Session session, String request) {
        this.around = around;
        this.session = session;
        this.agreement = new Agreement(around, session);
        this.naming = new Naming(around, session, NamedPayee.coin(session.wallet().network()));
        form.recipient().subscribe(this::adoptRequest);
        form.recipient().subscribe(naming::typed);
        form.recipient().set(request);
        form.onChange(this::renew);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        agreement.step().subscribe(this::renew);
        naming.state().subscribe(this::renew);
    }

    PaymentForm form() {
        return form;
    }

    Naming naming() {
        return naming;
    }

    Agreement agreement() {
        return agreement;
    }

    ReadOnlyObjectProperty<Composition> composition() {
        return composition.getReadOnlyProperty();
    }

    /// Whether the person has tried to go on, so that what is missing is said at every field.
    ReadOnlyBooleanProperty submitted() {
        return submitted.getReadOnlyProperty();
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
        if (!agreement.isComposing()) return;
        composition.set(Composer.compose(form.inputs(naming.reading()), session, amounts()));
    }

    /// A link may bring an amount and a note with it; what the person typed before stays.
    private void adoptRequest() {
        var request = Composer.compose(
                        new Composer.Inputs(
                                form.recipient().get(), "", false, form.fee().typed(), Naming.Reading.NOTHING),
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
        draft.ifPresent(ready -> agreement.review(Proposal.payment(
                ready,
                form.fee().typed(),
                composition.get().quote(),
                form.note().get(),
                composition.get().named())));
        return draft.isPresent();
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
        agreement.close();
    }
}
