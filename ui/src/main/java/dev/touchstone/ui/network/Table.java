package dev.touchstone.ui.network;

import dev.touchstone.ui.control.Parts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Peers or servers as rows, or a sentence where there are none. A table may be wider than the page; it moves
/// sideways by itself. Confined to the JavaFX application thread.
final class Table {
    private static final int GROWING = 2;

    private final GridPane grid = Parts.styled(new GridPane(0, 0), "table");
    private final ScrollPane node = new ScrollPane(grid);

    Table() {
        node.setFitToWidth(true);
        node.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
        node.setMinHeight(ScrollPane.USE_PREF_SIZE);
    }

    ScrollPane node() {
        return node;
    }

    /// Says why there is nothing to list.
    void say(String words) {
        clear();
        grid.add(Parts.muted(words), 0, 0);
    }

    void show(List<String> head, List<List<String>> rows) {
        clear();
        for (int i = 0; i < head.size(); i++) {
            var column = new ColumnConstraints();
            if (i < GROWING) column.setHgrow(Priority.SOMETIMES);
            column.setMinWidth(GridPane.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        add(0, head, "table-head");
        for (int i = 0; i < rows.size(); i++) add(i + 1, rows.get(i), "table-cell");
    }

    private void clear() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
    }

    private void add(int row, List<String> cells, String style) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = new Label(cells.get(i));
            cell.getStyleClass().addAll(style, i == 0 && row > 0 ? "mono" : "plain");
            cell.setMaxWidth(Double.MAX_VALUE);
            cell.setMaxHeight(Double.MAX_VALUE);
            cell.setMinWidth(Label.USE_PREF_SIZE);
            grid.add(cell, i, row);
        }
    }
}
