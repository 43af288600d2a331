package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.ledger.LedgerEntry;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.Urgency;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A payment that waits, on its way to a higher fee. Confined to the JavaFX application thread; knows no scene.
public final class RaiseFeeViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final TxId payment;
    private final Subscriptions subscriptions = new Subscriptions();
    private final FeeForm form = new FeeForm(Urgency.NEXT_BLOCK);
    private final Agreement agreement;
    private final ReadOnlyObjectWrapper<Optional<Raise>> raise = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    public RaiseFeeViewModel(Surroundings around, Session session, TxId payment) {
        this.around = around;
        this.session = session;
        this.payment = payment;
        this.agreement = new Agreement(around, session);
        form.onChange(this::renew);
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(session.bitcoin(), around.fx(), _ -> renew());
        agreement.step().subscribe(this::renew);
    }

    FeeForm form() {
        return form;
    }

    Agreement agreement() {
        return agreement;
    }

    /// What raising comes to; empty until the wallet has answered.
    ReadOnlyObjectProperty<Optional<Raise>> raise() {
        return raise.getReadOnlyProperty();
    }

    /// Answers to earlier questions are passed over.
    private void renew() {
        if (!agreement.isComposing()) return;
        int question = ++asked;
        var answer = Raise.prepare(session.wallet(), payment, feeBefore(), form.typed(), session.fees());
        around.whenDone(answer, raised -> {
            if (question == asked) take(raised);
        });
    }

    private Satoshis feeBefore() {
        return session.wallet()
                .snapshot()
                .get()
                .entry(payment)
                .flatMap(LedgerEntry::fee)
                .orElse(Satoshis.ZERO);
    }

    /// Where what is quoted first is too low to replace anything, the least that does is typed in.
    private void take(Raise raised) {
        boolean first = raise.get().isEmpty();
        raise.set(Optional.of(raised));
        if (first && raised.outcome().orElse(null) instanceof ReplacementOutcome.FeeTooLow low) {
            form.customRate().set(low.least().perVirtualByte());
            form.custom().set(true);
        }
    }

    /// Why there is nothing to review; empty where there is.
    String problem(Raise raised) {
        var wrong = raised.typed().problem();
        return wrong.isEmpty()
                ? raised.outcome()
                        .map(outcome ->
                                SendTexts.explain(outcome, around.amounts().get()))
                        .orElse("")
                : wrong;
    }

    /// Goes on to the review, where there is something to review.
    void review() {
        raise.get()
                .filter(raised -> raised.typed().equals(form.typed()))
                .ifPresent(raised -> raised.draft()
                        .ifPresent(draft -> agreement.review(
                                Proposal.replacement(draft, raised.typed(), raised.quote(), raised.feeBefore()))));
    }

    @Override
    public void close() {
        subscriptions.close();
        agreement.close();
    }
}
