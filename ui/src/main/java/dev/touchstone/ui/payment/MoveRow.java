package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Draws lines of the history on Ethereum as rows, like those of bitcoin. Confined to the JavaFX application
/// thread.
public final class MoveRow {
    private MoveRow() {}

    /// A row that opens the line when pressed.
    public static Button button(MoveLine line, Surroundings around, Runnable open) {
        var ago = around.ages().ago(line.time(), around.now().get());
        var button = new Button();
        button.getStyleClass().add("row-button");
        button.setGraphic(node(line, around, ago));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> open.run());
        button.setUserData(line.entry().key());
        button.setAccessibleText(spoken(line, around) + ", " + ago);
        return button;
    }

    /// The row without the button around it.
    ///
    /// @param time the time of it, as this list writes it
    public static HBox node(MoveLine line, Surroundings around, String time) {
        var title = Parts.line(line.title(), "medium");
        title.setMinWidth(40);
        var what = line.other().isEmpty() ? time : time + ", " + line.other();
        var words = Parts.column(
                2, title, Parts.line(line.more().isEmpty() ? what : what + ", " + line.more(), "small", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        boolean stacked = around.host().settings().get().hasLargeText();
        if (stacked) words.getChildren().add(state(line));
        var row = Parts.row(12, PaymentRow.arrow(line.direction()), Parts.growing(words));
        if (!stacked) row.getChildren().add(state(line));
        row.getChildren().add(amount(line, around));
        row.getStyleClass().add("payment-row");
        if (!line.live()) row.getStyleClass().add("of-no-account");
        row.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    /// A row that is proven and final says nothing more; every other says how it stands.
    private static Node state(MoveLine line) {
        if (line.mark() == TruthMark.PROVEN && line.atRest() && line.live()) return Parts.row(0);
        return RowState.of(line.state(), new ProofMark(MarkSize.MEDIUM, line.mark()));
    }

    private static Node amount(MoveLine line, Surroundings around) {
        var amount = new AmountLine(around.amounts(), true, "strong");
        amount.showMoved(line.amount(), line.negative());
        amount.setMinWidth(HBox.USE_PREF_SIZE);
        var column = new StackPane(amount);
        column.getStyleClass().add("amount-column");
        StackPane.setAlignment(amount, Pos.CENTER_RIGHT);
        return column;
    }

    static String spoken(MoveLine line, Surroundings around) {
        boolean hidden = around.amounts().get().hidden();
        var amount = switch (line.amount()) {
            case Shown.Sum(var sum) -> around.amounts().get().spoken(sum);
            case Shown.Ether(var sum, var _) -> EtherFormat.spoken(sum, hidden);
            case Shown.Token(var units, int decimals, var unit, var _) ->
                TokenFormat.spoken(units, decimals, unit, hidden);
            case Shown.Words _ -> "amount not shown";
        };
        return line.title() + ", " + (line.negative() ? "minus " : "plus ") + amount + ", " + line.state();
    }
}
