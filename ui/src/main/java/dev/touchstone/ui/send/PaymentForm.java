package dev.touchstone.ui.send;

import dev.touchstone.wallet.payment.Urgency;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed and chosen on the way to a draft. Confined to the JavaFX application thread; knows no scene.
final class PaymentForm {
    private final StringProperty recipient = new SimpleStringProperty("");
    private final StringProperty amount = new SimpleStringProperty("");
    private final BooleanProperty everything = new SimpleBooleanProperty();
    private final FeeForm fee = new FeeForm(Urgency.WITHIN_AN_HOUR);
    private final StringProperty note = new SimpleStringProperty("");

    StringProperty recipient() {
        return recipient;
    }

    StringProperty amount() {
        return amount;
    }

    /// Whether all that can be spent is sent, whatever stands in the amount.
    BooleanProperty everything() {
        return everything;
    }

    FeeForm fee() {
        return fee;
    }

    /// For the person alone; it has no part in the draft.
    StringProperty note() {
        return note;
    }

    /// Runs `renew` after every change that makes another draft.
    void onChange(Runnable renew) {
        recipient.subscribe(renew);
        amount.subscribe(renew);
        everything.subscribe(renew);
        fee.onChange(renew);
    }

    Composer.Inputs inputs(Naming.Reading name) {
        return new Composer.Inputs(recipient.get(), amount.get(), everything.get(), fee.typed(), name);
    }
}
