package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.asset.AssetId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which something of an Ethereum network is given away. Confined to the JavaFX application thread.
final class SendAssetPage implements FirstPage {
    private final SendAssetViewModel model;
    private final PayeePart payee;
    private final Optional<Field> amount;
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Page page;
    private boolean amountLeft;

    SendAssetPage(Surroundings around, SendAssetViewModel model, Node assetChoice) {
        this.model = model;
        var sendable = model.sendable();
        payee = new PayeePart(around, model.payee());
        amount = sendable.hasAmount() ? Optional.of(amountField(sendable)) : Optional.empty();
        fee = new FeeWishPart(around, model.desk().fee());
        summary = new WorkSummary(model.desk(), "Review this payment", model::review);
        notes = new StateNotes(model.desk());
        payee.input().focusedProperty().subscribe(this::sayProblems);
        var from =
                FromPart.of(model.desk(), model.payers(), model.from(), "No account of this wallet can pay with this.");
        var form = Parts.column(24, from, payee.node());
        amount.ifPresent(form.getChildren()::add);
        var note = new Field("Your note", new TextField()).bind(model.note()).hint("Kept in this wallet only.");
        form.getChildren().addAll(fee.node(), note);
        form.setMinWidth(420);
        page = new Page(
                Parts.title(sendable.title()), assetChoice, notes.node(), new TwoColumns(form, summary.node(), 40));
        model.composed().subscribe(this::show);
        model.desk().preparation().prepared().subscribe(this::show);
        model.desk().submitted().subscribe(this::show);
        model.payee().naming().state().subscribe(this::show);
        show();
    }

    private Field amountField(Sendable sendable) {
        var text = new TextField();
        boolean isEther = model.asset() instanceof AssetId.Ether;
        var all = Parts.link(isEther ? "Send everything" : "Take all", model::takeAll);
        model.everything().subscribe(everything -> {
            text.setDisable(everything);
            if (isEther) all.setText(everything ? "Send an amount instead" : "Send everything");
        });
        text.focusedProperty().subscribe((was, focused) -> amountLeft |= was && !focused);
        text.focusedProperty().subscribe(this::sayProblems);
        var unit = Parts.line(sendable.unit(), "muted");
        var label = model.asset() instanceof AssetId.Collectible ? "How many" : "Amount";
        return new Field(label, text, Parts.row(10, Parts.growing(text), unit, all))
                .bind(model.amount())
                .prompt(isEther ? "0.05" : "1");
    }

    /// Says what is wrong, but not while it is still being typed.
    private void sayProblems() {
        var composed = model.composed().get();
        boolean tried = model.desk().submitted().get();
        payee.say(composed.payee(), tried);
        amount.ifPresent(field -> {
            boolean sayAmount = tried
                    || (amountLeft
                            && !field.input().isFocused()
                            && !model.amount().get().isBlank());
            field.hint(hint()).say(sayAmount ? composed.amountProblem() : "");
        });
        if (tried) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
    }

    private String hint() {
        boolean isAll = model.everything().get() && !model.allOfIt().isEmpty();
        return isAll ? "All of it, less the most that the fee can be: " + model.allOfIt() : model.available();
    }

    private void show() {
        var composed = model.composed().get();
        sayProblems();
        payee.show(composed.payee(), model.desk().submitted().get());
        fee.show(model.desk().preparation().prepared().get());
        notes.show();
        summary.show(model.isWorking(), model.isWorking() ? "" : model.problem());
    }

    @Override
    public Node first() {
        return payee.input();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
