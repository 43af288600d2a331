package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.shell.Surroundings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The page on which a higher fee is chosen for a payment that waits. Confined to the JavaFX application thread.
final class RaiseFeePage implements FirstPage {
    private final Surroundings around;
    private final RaiseFeeViewModel model;
    private final FeePart fee;
    private final GridPane lines = Summary.lines();
    private final Label problem = Parts.text("", "field-error");
    private final Note refusal = new Note(Note.Kind.PLAIN, "");
    private final Label meaning =
            Parts.muted("The payment is made anew with a higher fee, so that a block takes it sooner. "
                    + "They get the same; the difference is paid from your coins.");
    private final TwoColumns choice;
    private final Page page;

    RaiseFeePage(Surroundings around, RaiseFeeViewModel model) {
        this.around = around;
        this.model = model;
        fee = new FeePart(around, model.form(), "New fee, and what it adds", true);
        fee.node().setMinWidth(420);
        choice = new TwoColumns(fee.node(), summary(), 40);
        page = new Page(
                Parts.title("Raise the fee"),
                meaning,
                refusal,
                choice,
                Parts.link("Leave the fee as it is", model.agreement()::back));
        Parts.present(refusal, false);
        model.raise().subscribe(raise -> raise.ifPresent(this::show));
    }

    private VBox summary() {
        var review = Parts.primary("Review the higher fee", model::review);
        review.setMaxWidth(Double.MAX_VALUE);
        return Parts.styled(
                Parts.column(16, Parts.heading("What changes"), lines, problem, review), "card-plain", "summary");
    }

    private void show(Raise raise) {
        var why = model.problem(raise);
        Parts.present(refusal, raise.isRefused());
        Parts.present(meaning, !raise.isRefused());
        Parts.present(choice, !raise.isRefused());
        refusal.say(why);
        problem.setText(why);
        Parts.present(problem, !why.isEmpty());
        fee.show(raise.options(), raise.quote());
        lines.getChildren().clear();
        line("First fee", raise.feeBefore(), false);
        raise.draft()
                .ifPresentOrElse(
                        draft -> {
                            line("New fee", draft.effects().fee(), false);
                            line("Costs more", draft.effects().fee().minus(raise.feeBefore()), true);
                            line("They get", draft.effects().paid(), false);
                            line("You keep", draft.effects().after(), false);
                        },
                        () -> lines.addRow(1, Parts.line("New fee", "muted"), Parts.line("—", "muted")));
        var time = Parts.line(raise.typed().time());
        lines.addRow(lines.getRowCount(), Parts.line("Time", "muted"), time);
    }

    private void line(String name, Satoshis amount, boolean signed) {
        var value = new AmountLine(around.amounts(), signed, amount, "strong");
        value.setAlignment(Pos.BASELINE_RIGHT);
        lines.addRow(lines.getRowCount(), Parts.line(name, "muted"), value);
    }

    @Override
    public Node first() {
        return fee.custom();
    }

    @Override
    public Parent node() {
        return page.node();
    }
}
