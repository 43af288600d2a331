package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.FeePicker;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.FeeOutlook;
import dev.touchstone.wallet.payment.ethereum.FeeWish.Speed;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The part of a page on which a fee is chosen. Confined to the JavaFX application thread.
final class FeeWishPart {
    private final Surroundings around;
    private final FeeWishForm form;
    private final FeePicker<Speed> fees;
    private final Field tip;
    private final Field most;
    private final Label basis = Parts.small("");
    private final CheckBox custom = new CheckBox("Set the fee myself");
    private final VBox own;
    private final VBox node;

    FeeWishPart(Surroundings around, FeeWishForm form) {
        this.around = around;
        this.form = form;
        fees = new FeePicker<>(form.speed()::set);
        tip = new Field("Tip, in gwei", new TextField()).bind(form.tip()).prompt("1");
        most = new Field("The most with the base fee, in gwei", new TextField())
                .bind(form.most())
                .hint("Both are per unit of work. What the base fee leaves of the most is not paid.")
                .prompt("30");
        own = Parts.column(12, tip, most);
        custom.selectedProperty().bindBidirectional(form.custom());
        form.custom().subscribe(typed -> {
            Parts.present(own, typed);
            Parts.present(fees, !typed);
        });
        node = Parts.column(10, Parts.text("Fee", "medium"), fees, own, basis, custom);
    }

    void show(Prepared prepared) {
        fees.show(
                Stream.of(Speed.values())
                        .map(speed -> choice(
                                speed, Optional.ofNullable(prepared.costs().get(speed))))
                        .toList(),
                form.speed().get(),
                around.host().settings().get().hasLargeText());
        var words = prepared.draft()
                .map(EthereumDraft::fees)
                .or(() -> prepared.costs().values().stream().findFirst())
                .map(EthereumSendTexts::basis)
                .orElse("");
        basis.setText(words);
        Parts.present(basis, !words.isEmpty());
    }

    /// Says what is wrong with the fees that were typed.
    void say(FeeWishForm.Typed typed) {
        tip.say(typed.tip().isBlank() ? "" : typed.tipProblem());
        most.say(typed.most().isBlank() ? "" : typed.mostProblem());
    }

    /// Says also what is missing.
    void sayAll(FeeWishForm.Typed typed) {
        tip.say(typed.tipProblem());
        most.say(typed.mostProblem());
    }

    private FeePicker.Choice<Speed> choice(Speed speed, Optional<FeeOutlook> outlook) {
        var cost = new AmountLine(around.amounts(), false, "strong").fromLeft();
        outlook.ifPresentOrElse(
                it -> cost.show(new Shown.Ether(EtherFormat.fee(it.expected()), true)), () -> cost.showInstead("—"));
        return new FeePicker.Choice<>(
                speed,
                EthereumSendTexts.name(speed),
                EthereumSendTexts.time(speed),
                cost,
                outlook.map(it -> EthereumSendTexts.tip(it.fees())).orElse(" "));
    }

    CheckBox custom() {
        return custom;
    }

    VBox node() {
        return node;
    }
}
