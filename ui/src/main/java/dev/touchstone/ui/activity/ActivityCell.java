package dev.touchstone.ui.activity;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.payment.MoveRow;
import dev.touchstone.ui.payment.OnTheWayRows;
import dev.touchstone.ui.payment.PaymentRow;
import dev.touchstone.ui.shell.Surroundings;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// One row of the history, with a pencil to name the payment in place. Confined to the JavaFX application thread.
final class ActivityCell extends ListCell<ActivityRow> {
    private static final int PENCIL = 2;

    private final Surroundings around;
    private final ActivityViewModel model;

    ActivityCell(Surroundings around, ActivityViewModel model) {
        this.around = around;
        this.model = model;
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            boolean opens = click.getButton() == MouseButton.PRIMARY && click.getTarget() instanceof Node;
            if (opens && getItem() != null && getGraphic() instanceof HBox) model.open(getItem());
        });
    }

    @Override
    protected void updateItem(ActivityRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("day", "payment");
        setText(null);
        setGraphic(null);
        if (empty || row == null) return;
        switch (row) {
            case ActivityRow.Day(var name) -> {
                getStyleClass().add("day");
                setText(name);
            }
            case ActivityRow.Timed timed -> {
                getStyleClass().add("payment");
                show(timed);
            }
        }
    }

    private void show(ActivityRow.Timed timed) {
        var time = around.ages().clock(timed.time());
        var row = switch (timed) {
            case ActivityRow.Payment(var line) -> PaymentRow.node(line, around, time);
            case ActivityRow.Moved(var line) -> MoveRow.node(line, around, time);
            case ActivityRow.Sending(var line) -> OnTheWayRows.node(line, around, time);
        };
        if (model.canName(timed)) {
            var pencil = Parts.iconButton(Feather.EDIT_2, "Name this payment", () -> edit(timed));
            pencil.setFocusTraversable(false);
            row.getChildren().add(PENCIL, pencil);
        }
        setGraphic(row);
    }

    private void edit(ActivityRow.Timed row) {
        var field = new TextField(model.label(row));
        field.setPromptText("What is this payment for?");
        field.setAccessibleText("Name of this payment");
        field.setOnAction(_ -> finish(row, field.getText()));
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) show(row);
        });
        field.focusedProperty().subscribe((was, _) -> {
            if (was && field.equals(getGraphic())) finish(row, field.getText());
        });
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    private void finish(ActivityRow.Timed row, String label) {
        show(row);
        if (!label.strip().equals(model.label(row))) model.label(row, label);
    }
}
