package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.send.FirstPage;
import dev.touchstone.ui.shell.Surroundings;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/// The page on which several numbers of one collection are given away at once. Confined to the JavaFX application
/// thread.
final class SendItemsPage implements FirstPage {
    private final SendItemsViewModel model;
    private final PayeePart payee;
    private final Map<BigInteger, Field> counts = new LinkedHashMap<>();
    private final FeeWishPart fee;
    private final WorkSummary summary;
    private final StateNotes notes;
    private final Page page;

    SendItemsPage(Surroundings around, SendItemsViewModel model) {
        this.model = model;
        var desk = model.desk();
        payee = new PayeePart(around, model.payee());
        payee.input().focusedProperty().subscribe(this::sayProblems);
        var properties = model.counts();
        for (var id : model.numbers()) {
            var typed = Objects.requireNonNull(properties.get(id));
            counts.put(
                    id,
                    new Field(SendItemsViewModel.name(id), new TextField())
                            .bind(typed)
                            .prompt("0"));
        }
        fee = new FeeWishPart(around, desk.fee());
        summary = new WorkSummary(desk, "Review this gift", model::review);
        notes = new StateNotes(desk);
        var many = Parts.column(14, Parts.text("How many of each", "medium"));
        many.getChildren().addAll(counts.values());
        var note = new Field("Your note", new TextField()).bind(model.note()).hint("Kept in this wallet only.");
        var from = FromPart.of(
                model.desk(), model.payers(), model.from(), "No account of this wallet can give any of these.");
        var form = Parts.column(24, from, payee.node(), many, fee.node(), note);
        form.setMinWidth(420);
        page = new Page(
                Parts.title("Send several NFTs"),
                Parts.muted(model.collection() + " One transaction and one fee for all of them."),
                notes.node(),
                new TwoColumns(form, summary.node(), 40));
        model.composed().subscribe(this::show);
        desk.preparation().prepared().subscribe(this::show);
        desk.submitted().subscribe(this::show);
        model.payee().naming().state().subscribe(this::show);
        show();
    }

    private void sayProblems() {
        payee.say(model.composed().get().payee(), model.desk().submitted().get());
    }

    private void show() {
        var composed = model.composed().get();
        boolean tried = model.desk().submitted().get();
        payee.show(composed.payee(), tried);
        counts.forEach((id, field) ->
                field.hint(model.available(id)).say(composed.problems().getOrDefault(id, "")));
        if (tried) fee.sayAll(model.desk().fee().typed());
        else fee.say(model.desk().fee().typed());
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
