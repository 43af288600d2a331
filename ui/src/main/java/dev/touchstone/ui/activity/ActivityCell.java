package dev.touchstone.ui.activity;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.payment.PaymentLine;
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
    private final Surroundings around;
    private final ActivityViewModel model;

    ActivityCell(Surroundings around, ActivityViewModel model) {
        this.around = around;
        this.model = model;
        setPrefWidth(0);
        setOnMouseClicked(click -> {
            boolean opens = click.getButton() == MouseButton.PRIMARY && click.getTarget() instanceof Node;
            if (opens && getItem() instanceof ActivityRow.Payment(var line) && getGraphic() instanceof HBox)
                model.open(line.txid());
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
            case ActivityRow.Payment(var line) -> {
                getStyleClass().add("payment");
                show(line);
            }
        }
    }

    private void show(PaymentLine line) {
        var pencil = Parts.iconButton(Feather.EDIT_2, "Name this payment", () -> edit(line));
        pencil.setFocusTraversable(false);
        var row = PaymentRow.node(line, around, around.ages().clock(line.time()));
        row.getChildren().add(2, pencil);
        setGraphic(row);
    }

    private void edit(PaymentLine line) {
        var field = new TextField(line.label());
        field.setPromptText("What is this payment for?");
        field.setAccessibleText("Name of this payment");
        field.setOnAction(_ -> finish(line, field.getText()));
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) show(line);
        });
        field.focusedProperty().subscribe((was, _) -> {
            if (was && field.equals(getGraphic())) finish(line, field.getText());
        });
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    private void finish(PaymentLine line, String label) {
        show(line);
        if (!label.strip().equals(line.label())) model.label(line.txid(), label);
    }
}
