package dev.touchstone.ui.payment;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Draws payments on Ethereum that are on their way as rows, each of which opens the page that follows it.
/// Confined to the JavaFX application thread.
public final class OnTheWayRows {
    private OnTheWayRows() {}

    /// The rows under a heading; not there where there are none.
    public static VBox section(List<OnTheWay> lines, Surroundings around) {
        var rows = Parts.styled(Parts.column(0), "rows");
        for (var line : lines) rows.getChildren().add(button(line, around));
        var section = Parts.column(10, Parts.heading("Not settled yet"), rows);
        Parts.present(section, !lines.isEmpty());
        return section;
    }

    public static Button button(OnTheWay line, Surroundings around) {
        var ago = around.ages().ago(line.time(), around.now().get());
        var button = new Button();
        button.getStyleClass().add("row-button");
        button.setGraphic(node(line, around, ago));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> around.navigator().go(new Route.FollowEthereum(line.payment())));
        button.setUserData(line.payment());
        button.setAccessibleText(line.title() + ", " + line.amount() + ", " + line.state() + ", " + ago);
        return button;
    }

    /// The row without the button around it.
    ///
    /// @param time when it was signed, as this list writes it
    public static HBox node(OnTheWay line, Surroundings around, String time) {
        var title = Parts.line(line.title(), "medium");
        title.setMinWidth(40);
        var words = Parts.column(2, title, Parts.line(time, "small", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        var arrow = Parts.styled(new StackPane(Parts.icon(Feather.ARROW_UP_RIGHT)), "arrow-disc");
        var state = RowState.of(line.state(), new ProofMark(MarkSize.MEDIUM, line.mark()));
        boolean stacked = around.host().settings().get().hasLargeText();
        var amount = new AmountLine(around.amounts(), false, "strong");
        amount.show(new Shown.Words(line.amount()));
        amount.setMinWidth(Region.USE_PREF_SIZE);
        if (stacked) words.getChildren().addAll(state, amount.fromLeft());
        var row = Parts.row(12, arrow, Parts.growing(words));
        if (!stacked) row.getChildren().addAll(state, Parts.styled(new StackPane(amount), "amount-column"));
        row.getStyleClass().add("payment-row");
        row.setMaxWidth(Double.MAX_VALUE);
        return row;
    }
}
