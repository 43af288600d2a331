package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.ledger.Coin;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.Effects;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// The page that shows what a payment changes, before it is agreed to. It shows the draft's effects and nothing else.
/// Confined to the JavaFX application thread.
final class ReviewPage {
    private final Surroundings around;
    private final SendViewModel model;
    private final Button send;
    private final Page page;

    ReviewPage(Surroundings around, SendViewModel model, Draft draft) {
        this.around = around;
        this.model = model;
        send = Parts.primary(model.sendWords(draft), () -> model.agree(draft));
        send.disableProperty().bind(model.signing());
        var warnings = new WarningStack(around, model);
        var problem = Parts.message(model.problem(), "field-error");
        page = new Page(
                        Parts.title("Review this payment"),
                        warnings.node(),
                        Parts.card(changes(draft.effects())),
                        to(draft),
                        facts(draft),
                        problem,
                        Parts.row(16, send, Parts.link("Change something", model::back)),
                        Parts.small("Once a block holds it, this cannot be undone."))
                .narrow();
        model.warnings().subscribe(_ -> send.setAccessibleHelp(model.isHeldUp() ? "Read the warning first" : ""));
    }

    /// Before and after; between them what they get and what it costs.
    private GridPane changes(Effects effects) {
        var grid = new GridPane(24, 12);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        var value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        line(grid, "You have now", effects.before(), "plain");
        line(grid, "They get", effects.paid().negated(), "large");
        line(grid, "Fee", effects.fee().negated(), "plain");
        var rule = Parts.rule();
        grid.add(rule, 0, 3, 2, 1);
        line(grid, "You keep", effects.after(), "large");
        return grid;
    }

    private void line(GridPane grid, String name, Satoshis amount, String style) {
        var value = new AmountLine(around.amounts(), false, amount, style);
        value.setAlignment(Pos.BASELINE_RIGHT);
        grid.addRow(grid.getRowCount(), Parts.text(name, style.equals("large") ? "strong" : "muted"), value);
    }

    private static VBox to(Draft draft) {
        var to = Parts.column(8, Parts.text("To", "medium"));
        for (var payment : draft.effects().payments())
            to.getChildren().add(new AddressView(payment.address().text()));
        return to;
    }

    private Node facts(Draft draft) {
        var grid = new GridPane(24, 8);
        var composition = model.composition().get();
        var time = model.form().custom().get()
                ? "depends on the fee"
                : SendTexts.time(model.form().urgency().get());
        var name = new ColumnConstraints();
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        grid.getColumnConstraints().add(name);
        for (int i = 0; i < 4; i++) {
            var row = new RowConstraints();
            row.setValignment(VPos.TOP);
            grid.getRowConstraints().add(row);
        }
        grid.addRow(0, Parts.line("Time", "muted"), Parts.text(time));
        grid.addRow(
                1,
                Parts.line("Fee rate", "muted"),
                Parts.text(draft.feeRate() + ". " + SendTexts.basis(composition.quote())));
        grid.addRow(2, Parts.line("Paid from", "muted"), Parts.text(coins(draft)));
        if (!model.form().note().get().isBlank())
            grid.addRow(
                    3,
                    Parts.line("Your note", "muted"),
                    Parts.text(model.form().note().get()));
        return grid;
    }

    private static String coins(Draft draft) {
        long proven = draft.coins().stream().filter(Coin::isConfirmed).count();
        int all = draft.coins().size();
        var count = all == 1 ? "1 coin" : all + " coins";
        if (proven == all) return count + (all == 1 ? ", proven in a block" : ", each proven in a block");
        return count + ", " + proven + " proven in a block; the rest is your own change";
    }

    Node first() {
        return send;
    }

    Parent node() {
        return page.node();
    }
}
