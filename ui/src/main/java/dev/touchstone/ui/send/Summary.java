package dev.touchstone.ui.send;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.payment.Draft;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the payment will change, beside the form: reckoned anew with every key. Confined to the JavaFX application
/// thread.
final class Summary {
    private final Surroundings around;
    private final SendViewModel model;
    private final GridPane lines = lines();
    private final Label problem = Parts.text("", "field-error");
    private final ProofMark mark = new ProofMark(MarkSize.SMALL, TruthMark.CHECKING);
    private final Label standing = Parts.small("");
    private final HBox truth = Parts.row(8, mark, Parts.growing(standing));
    private final VBox node;

    Summary(Surroundings around, SendViewModel model) {
        this.around = around;
        this.model = model;
        var review = Parts.primary("Review this payment", this::review);
        review.setMaxWidth(Double.MAX_VALUE);
        node = Parts.styled(
                Parts.column(16, Parts.heading("What changes"), lines, truth, problem, review),
                "card-plain",
                "summary");
    }

    static GridPane lines() {
        var grid = new GridPane(16, 10);
        var name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        var value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        return grid;
    }

    private void review() {
        if (model.review()) return;
        node.getScene().getRoot().lookupAll(".wrong").stream().findFirst().ifPresent(Node::requestFocus);
    }

    void show(Composition composition) {
        lines.getChildren().clear();
        composition.draft().ifPresentOrElse(draft -> show(draft, time(composition)), this::showNothing);
        var why = composition
                .outcome()
                .map(outcome -> SendTexts.explain(outcome, around.amounts().get()))
                .orElse("");
        mark.show(model.truth().mark());
        standing.setText(model.truth().words());
        problem.setText(why);
        Parts.present(problem, !why.isEmpty());
    }

    private String time(Composition composition) {
        return composition.options().isEmpty()
                ? "depends on the fee"
                : model.form().fee().typed().time();
    }

    private void show(Draft draft, String time) {
        line("You have", draft.effects().before(), "quiet");
        line("They get", draft.effects().paid(), "strong");
        line("Fee", draft.effects().fee(), "plain");
        line("You keep", draft.effects().after(), "strong");
        lines.addRow(4, Parts.line("Time", "muted"), Parts.line(time));
    }

    private void showNothing() {
        int row = 0;
        for (var name : new String[] {"You have", "They get", "Fee", "You keep"}) {
            lines.addRow(row++, Parts.line(name, "muted"), Parts.line("—", "muted"));
        }
    }

    private void line(String name, Satoshis amount, String style) {
        var value = new AmountLine(around.amounts(), false, amount, style);
        value.setAlignment(Pos.BASELINE_RIGHT);
        lines.addRow(lines.getRowCount(), Parts.line(name, "muted"), value);
    }

    VBox node() {
        return node;
    }
}
