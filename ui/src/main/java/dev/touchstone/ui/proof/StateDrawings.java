package dev.touchstone.ui.proof;

import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.CommitteeBar;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Drawing.Share;
import dev.touchstone.ui.text.Shown;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// The pictures of proofs about accounts. Each says in words what it shows. Confined to the JavaFX application
/// thread.
final class StateDrawings {
    private static final double ROW = 20;
    private static final double LEFT = 10;
    private static final double WAY = 12;
    private static final int WAYS = 16;
    private static final int MOST_COMMITTEES = 9;

    private StateDrawings() {}

    /// One row for each step down from the root, with the ways there were and the one that was taken.
    static Node path(TriePath path) {
        int rows = path.steps().size();
        var pane = Drawings.pane(
                rows * ROW + 20, "The way from the table’s root to the entry, " + rows + " steps, one below the other");
        double fromX = LEFT + WAY * (WAYS - 1) / 2.0;
        double fromY = 8;
        pane.getChildren().add(Drawings.square(fromX, fromY));
        for (int i = 0; i < rows; i++) {
            double y = 8 + (i + 1) * ROW;
            double x = draw(pane, path.steps().get(i), fromX, y);
            pane.getChildren().add(0, Drawings.line(fromX, fromY, x, y, "branch-path"));
            fromX = x;
            fromY = y;
        }
        double right = LEFT + WAY * WAYS + 12;
        pane.getChildren().add(Drawings.caption("the whole table", right, 0));
        pane.getChildren().add(Drawings.caption("the entry", right, fromY - 8));
        return pane;
    }

    /// Draws one row and tells where on it the way goes on.
    private static double draw(Pane pane, TriePath.Step step, double above, double y) {
        return switch (step) {
            case TriePath.Step.Fork(int taken) -> {
                for (int way = 0; way < WAYS; way++)
                    if (way != taken) pane.getChildren().add(Drawings.dot(LEFT + WAY * way, y, 2, "branch-sibling"));
                pane.getChildren().add(Drawings.dot(LEFT + WAY * taken, y, 3.5, "branch-leaf"));
                yield LEFT + WAY * taken;
            }
            case TriePath.Step.Shared _ -> {
                pane.getChildren().add(Drawings.dot(above, y, 3.5, "branch-leaf"));
                yield above;
            }
            case TriePath.Step.Entry _ -> {
                pane.getChildren().add(Drawings.dot(above, y, 6, "branch-leaf"));
                yield above;
            }
        };
    }

    static Node committee(int signed, int members) {
        var bar = new CommitteeBar();
        bar.show(signed, members);
        return bar;
    }

    /// Committees that took over from one another, the first at the checkpoint.
    static Node handovers(long count) {
        int drawn = (int) Math.min(count + 1, MOST_COMMITTEES);
        var pane = Drawings.pane(
                44, count == 1 ? "1 committee after the checkpoint’s" : count + " committees after the checkpoint’s");
        double step = Math.min(64, (Drawings.WIDTH - 80) / Math.max(1, drawn - 1));
        double y = 12;
        for (int i = 0; i < drawn; i++) {
            double x = 8 + i * step;
            if (i > 0) pane.getChildren().add(0, Drawings.line(x - step, y, x, y, "branch-path"));
            pane.getChildren().add(i == 0 ? Drawings.square(x, y) : Drawings.dot(x, y, 5, "branch-leaf"));
        }
        pane.getChildren().add(Drawings.caption("checkpoint", 0, 24));
        if (drawn > 2) pane.getChildren().add(Drawings.caption("this one", 8 + (drawn - 1) * step - 22, 24));
        return pane;
    }

    /// The parts of a sum, joined by a bracket.
    static Node bracket(List<Share> shares, ObservableValue<AmountFormat> amounts) {
        var grid = new GridPane(16, 6);
        for (var share : shares) {
            var amount = new AmountLine(amounts, false);
            amount.show(new Shown.Ether(share.amount(), false));
            GridPane.setHalignment(amount, HPos.RIGHT);
            GridPane.setHgrow(amount, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), Parts.text(share.name(), "small"), amount);
        }
        return Parts.styled(grid, "bracket");
    }
}
