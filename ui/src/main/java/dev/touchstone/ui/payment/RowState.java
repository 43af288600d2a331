package dev.touchstone.ui.payment;

import dev.touchstone.ui.control.Parts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// How a payment stands, at the end of its row, beside the mark. Confined to the JavaFX application thread.
final class RowState {
    private RowState() {}

    /// What happened, and under it what that means: side by side they would take the room of the name. Each line
    /// is a label of its own, as one label cuts its second line short.
    static HBox of(String words, Node mark) {
        var lines = Parts.column(0);
        lines.setAlignment(Pos.CENTER_RIGHT);
        for (var line : words.split("(?<=[.;:]) ", 2)) lines.getChildren().add(Parts.line(line, "small", "muted"));
        return Parts.row(8, lines, mark);
    }
}
