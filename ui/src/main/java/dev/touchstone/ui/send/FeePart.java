package dev.touchstone.ui.send;

import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.FeePicker;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.Urgency;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The part of a page on which a fee is chosen. Confined to the JavaFX application thread.
final class FeePart {
    private final Surroundings around;
    private final FeeForm form;
    private final boolean signed;
    private final FeePicker<Urgency> fees;
    private final Field rate;
    private final Label basis = Parts.small("");
    private final CheckBox custom = new CheckBox("Set the fee myself");
    private final VBox node;

    /// @param signed whether costs are differences, to be written with a sign
    FeePart(Surroundings around, FeeForm form, String name, boolean signed) {
        this.around = around;
        this.form = form;
        this.signed = signed;
        fees = new FeePicker<>(form.urgency()::set);
        rate = new Field("Fee rate, in satoshis per virtual byte", new TextField())
                .bind(form.customRate())
                .prompt("2.5");
        custom.selectedProperty().bindBidirectional(form.custom());
        form.custom().subscribe(own -> {
            Parts.present(rate, own);
            Parts.present(fees, !own);
        });
        node = Parts.column(10, Parts.text(name, "medium"), fees, rate, basis, custom);
    }

    void show(List<FeeOption> options, FeeQuote quote) {
        basis.setText(SendTexts.basis(quote));
        fees.show(
                options.stream().map(this::choice).toList(),
                form.urgency().get(),
                around.host().settings().get().hasLargeText());
    }

    /// Says what is wrong with the rate that was typed.
    void say(String problem) {
        rate.say(problem);
    }

    private FeePicker.Choice<Urgency> choice(FeeOption option) {
        var cost = new AmountLine(around.amounts(), signed, "strong").fromLeft();
        option.cost().ifPresentOrElse(cost::show, () -> cost.showInstead("—"));
        return new FeePicker.Choice<>(
                option.urgency(),
                SendTexts.name(option.urgency()),
                SendTexts.time(option.urgency()),
                cost,
                option.rate().toString());
    }

    CheckBox custom() {
        return custom;
    }

    VBox node() {
        return node;
    }
}
