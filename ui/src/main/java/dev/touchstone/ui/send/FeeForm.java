package dev.touchstone.ui.send;

import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.ParsedFeeRate;
import dev.touchstone.wallet.payment.Urgency;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The fee that is chosen: one of those quoted, or a rate of one's own. Confined to the JavaFX application thread;
/// knows no scene.
final class FeeForm {
    private final ObjectProperty<Urgency> urgency;
    private final BooleanProperty custom = new SimpleBooleanProperty();
    private final StringProperty customRate = new SimpleStringProperty("");

    FeeForm(Urgency first) {
        this.urgency = new SimpleObjectProperty<>(first);
    }

    /// What was chosen. Immutable. `rate` counts when `custom` says so.
    record Typed(Urgency urgency, boolean custom, String rate) {
        Optional<FeeChoice> choice() {
            if (!custom) return Optional.of(new FeeChoice.Quoted(urgency));
            return FeeRate.parse(rate.strip()) instanceof ParsedFeeRate.Valid(var parsed)
                    ? Optional.of(new FeeChoice.Custom(parsed))
                    : Optional.empty();
        }

        /// What is wrong with the rate; empty where nothing is, or where it does not count.
        String problem() {
            return custom && FeeRate.parse(rate.strip()) instanceof ParsedFeeRate.Invalid(var problem)
                    ? SendTexts.explain(problem)
                    : "";
        }

        /// How long it usually takes.
        String time() {
            return custom ? "depends on the fee" : SendTexts.time(urgency);
        }
    }

    ObjectProperty<Urgency> urgency() {
        return urgency;
    }

    /// Whether the fee rate that was typed counts.
    BooleanProperty custom() {
        return custom;
    }

    StringProperty customRate() {
        return customRate;
    }

    void onChange(Runnable renew) {
        urgency.subscribe(renew);
        custom.subscribe(renew);
        customRate.subscribe(renew);
    }

    Typed typed() {
        return new Typed(urgency.get(), custom.get(), customRate.get());
    }
}
