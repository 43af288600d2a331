package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Surroundings;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page that shows what a payment changes, before it is agreed to. It shows the draft's effects and nothing
/// else. Confined to the JavaFX application thread.
final class ReviewPage {
    private static final String TAKES_PLACE =
            "This takes the place of the first payment. Only one of the two will ever be in a block.";

    private final Surroundings around;
    private final Proposal proposal;
    private final Button send;
    private final Page page;

    ReviewPage(Surroundings around, Agreement agreement, Proposal proposal) {
        this.around = around;
        this.proposal = proposal;
        send = Parts.primary(agreement.words(proposal), () -> agreement.agree(proposal));
        send.disableProperty().bind(agreement.signing());
        var warnings = new WarningStack(around, agreement);
        var problem = Parts.message(agreement.problem(), "field-error");
        page = new Page(
                        Parts.title(isReplacement() ? "Review the higher fee" : "Review this payment"),
                        warnings.node(),
                        Parts.card(changes(proposal.draft().effects())),
                        to(proposal.draft()),
                        facts(proposal.draft()),
                        problem,
                        new FlowPane(16, 10, send, Parts.link("Change something", agreement::back)),
                        Parts.small("Once a block holds it, this cannot be undone."))
                .narrow();
        if (isReplacement()) page.body().getChildren().add(1, new Note(Note.Kind.PLAIN, TAKES_PLACE));
        agreement
                .warnings()
                .subscribe(_ -> send.setAccessibleHelp(agreement.isHeldUp() ? "Read the warning first" : ""));
    }

    private boolean isReplacement() {
        return proposal.feeBefore().isPresent();
    }

    /// Before and after; between them what they get and what it costs.
    private GridPane changes(Effects effects) {
        var grid = new GridPane(24, 12);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        var value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        line(grid, isReplacement() ? "You have without either" : "You have now", effects.before(), "plain");
        line(grid, "They get", effects.paid().negated(), "large");
        line(grid, isReplacement() ? "New fee" : "Fee", effects.fee().negated(), "plain");
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

    /// The address is what is signed; a name stands above the one that it stands for.
    private VBox to(Draft draft) {
        var to = Parts.column(8, Parts.text("To", "medium"));
        for (var payment : draft.effects().payments()) {
            proposal.payee().contact().ifPresent(contact -> to.getChildren().add(Parts.text(contact.name(), "strong")));
            proposal.payee()
                    .named()
                    .filter(named -> named.address().equals(payment.address()))
                    .ifPresent(named -> to.getChildren().add(NameLines.of(named.name(), around)));
            to.getChildren().add(new AddressView(payment.address().text()));
        }
        return to;
    }

    private Node facts(Draft draft) {
        var grid = new GridPane(24, 8);
        var name = new ColumnConstraints();
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        grid.getColumnConstraints().add(name);
        proposal.feeBefore().ifPresent(before -> {
            fact(grid, "First fee", amount(before, false));
            fact(grid, "Costs more", amount(draft.effects().fee().minus(before), true));
        });
        fact(grid, "Time", Parts.text(proposal.time()));
        fact(grid, "Fee rate", Parts.text(draft.feeRate() + ". " + proposal.basis()));
        fact(grid, "Paid from", Parts.text(coins(draft)));
        if (!proposal.note().isBlank()) fact(grid, "Your note", Parts.text(proposal.note()));
        return grid;
    }

    private AmountLine amount(Satoshis amount, boolean signed) {
        return new AmountLine(around.amounts(), signed, amount).fromLeft();
    }

    private static void fact(GridPane grid, String name, Node value) {
        var words = Parts.line(name, "muted");
        GridPane.setValignment(words, VPos.TOP);
        grid.addRow(grid.getRowCount(), words, value);
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
