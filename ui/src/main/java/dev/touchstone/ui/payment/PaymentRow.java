package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.SettlementRing;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.format.TokenFormat;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.wallet.ledger.Direction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Draws payments as rows: which way, what, how settled, how much. Confined to the JavaFX application thread.
public final class PaymentRow {
    private PaymentRow() {}

    /// A row that opens the payment when pressed.
    public static Button button(PaymentLine line, Surroundings around, Runnable open) {
        var button = new Button();
        button.getStyleClass().add("row-button");
        button.setGraphic(
                node(line, around, around.ages().ago(line.time(), around.now().get())));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> open.run());
        button.setUserData(line.txid());
        button.setAccessibleText(spoken(line, around));
        return button;
    }

    /// The row without the button around it.
    ///
    /// @param time the time of the payment, as this list writes it
    public static HBox node(PaymentLine line, Surroundings around, String time) {
        var title = Parts.line(line.title(), "medium");
        var when = Parts.line(time, "small", "muted");
        var words = Parts.column(2, title, when);
        words.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(40);
        boolean stacked = around.host().settings().get().hasLargeText();
        if (stacked) words.getChildren().add(state(line));
        var row = Parts.row(12, arrow(line.direction()), Parts.growing(words));
        if (!stacked) row.getChildren().add(state(line));
        row.getChildren().add(amount(line, around));
        row.getStyleClass().add("payment-row");
        if (!line.live()) row.getStyleClass().add("of-no-account");
        row.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    /// Direction is told by the arrow and by the sign, never by colour.
    static Node arrow(Direction direction) {
        var picture = switch (direction) {
            case IN -> Feather.ARROW_DOWN_LEFT;
            case OUT -> Feather.ARROW_UP_RIGHT;
            case SELF -> Feather.REPEAT;
        };
        return Parts.styled(new StackPane(Parts.icon(picture)), "arrow-disc");
    }

    /// A row that is proven and settled says nothing more; every other says how it stands.
    private static Node state(PaymentLine line) {
        if (line.mark() == TruthMark.PROVEN && line.isAtRest() && line.live()) {
            return Parts.row(0);
        }
        return RowState.of(line.state(), mark(line));
    }

    private static Node mark(PaymentLine line) {
        if (line.mark() != TruthMark.CHECKING) return new ProofMark(MarkSize.MEDIUM, line.mark());
        if (!(line.settlement() instanceof Settlement.Settling) || !line.live()) {
            return new ProofMark(MarkSize.MEDIUM, TruthMark.CHECKING);
        }
        var ring = new SettlementRing(16, 2);
        ring.show(line.settlement());
        return ring;
    }

    private static Node amount(PaymentLine line, Surroundings around) {
        var amount = new AmountLine(around.amounts(), true, "strong");
        amount.show(line.net());
        amount.setMinWidth(HBox.USE_PREF_SIZE);
        var column = new StackPane(amount);
        column.getStyleClass().add("amount-column");
        StackPane.setAlignment(amount, Pos.CENTER_RIGHT);
        return column;
    }

    static String spoken(PaymentLine line, Surroundings around) {
        var amount = switch (line.net()) {
            case Shown.Sum(var sum) -> around.amounts().get().spoken(sum);
            case Shown.Ether(var sum, var _) ->
                EtherFormat.spoken(sum, around.amounts().get().hidden());
            case Shown.Token(var units, int decimals, var unit, var _) ->
                TokenFormat.spoken(units, decimals, unit, around.amounts().get().hidden());
            case Shown.Words _ -> "amount not shown";
        };
        return line.title() + ", " + amount + ", " + line.state() + ", "
                + around.ages().ago(line.time(), around.now().get());
    }
}
