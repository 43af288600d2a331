package dev.touchstone.ui.send.ethereum;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.EffectList;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.send.NameLines;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.EthereumSendTexts;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.ui.text.OrderTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.wallet.payment.ethereum.PayeeWarnings;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The page that shows what a transaction changes, before it is agreed to: its effects, as the wallet worked
/// them out, and nothing else. Confined to the JavaFX application thread.
final class ConsentReviewPage {
    private static final String ONE_OF_TWO = "Only one of the two will ever be in a block.";

    private final Surroundings around;
    private final Desk desk;
    private final Reviewed reviewed;
    private final Button agree;
    private final Page page;

    ConsentReviewPage(Desk desk, Reviewed reviewed) {
        this.around = desk.around();
        this.desk = desk;
        this.reviewed = reviewed;
        var consent = desk.consent();
        agree = Parts.primary(consent.words(reviewed), () -> consent.agree(reviewed));
        agree.disableProperty().bind(consent.signing());
        var changes =
                new EffectList(around.amounts(), around.host().settings().get().hasLargeText());
        changes.showChanges(reviewed.draft().effects(), desk.names());
        page = new Page(
                        Parts.title(title()),
                        new CautionStack(around, consent).node(),
                        Parts.card(theyGet(), changes, meanings(), truth()),
                        facts(),
                        Parts.message(consent.problem(), "field-error"),
                        new FlowPane(16, 10, agree, Parts.link("Change something", consent::back)),
                        Parts.small("Once a block holds it, this cannot be undone."))
                .narrow();
        reviewed.counterpart().ifPresent(it -> page.body().getChildren().add(3, counterpart(it)));
        if (reviewed.task().isReplacement()) page.body().getChildren().add(1, new Note(Note.Kind.PLAIN, replacement()));
        consent.cautions().subscribe(_ -> agree.setAccessibleHelp(consent.isHeldUp() ? "Read the warning first" : ""));
    }

    private String title() {
        return switch (reviewed.task()) {
            case Task.Fresh(var order) -> OrderTexts.title(order);
            case Task.SpeedUp _ -> "Review the higher fee";
            case Task.Cancel _ -> "Cancel this payment";
        };
    }

    private String replacement() {
        return switch (reviewed.task()) {
            case Task.Fresh _ -> "";
            case Task.SpeedUp _ -> "This takes the place of the first payment. " + ONE_OF_TWO;
            case Task.Cancel _ ->
                "This puts nothing in the place of the payment, and costs a fee. " + ONE_OF_TWO
                        + " If the first is quicker, it is paid.";
        };
    }

    /// What is otherwise beside what the accounts have: what others may do from then on.
    private VBox meanings() {
        var meanings = Parts.column(6);
        for (var sentence : OtherEffects.of(reviewed.draft(), desk.names()))
            meanings.getChildren().add(Parts.text(sentence));
        Parts.present(meanings, !meanings.getChildren().isEmpty());
        return meanings;
    }

    private Node truth() {
        var words = reviewed.isUnknown()
                ? "Effect unknown: nobody can tell what this will do."
                : "Worked out on this computer from what is proven at block " + WorkSummary.block(reviewed.draft())
                        + ". Payments of others may come first.";
        var mark = reviewed.isUnknown() ? TruthMark.CHECKING : TruthMark.PROVEN;
        var truth = new TruthButton(() -> desk.consent().inspect(reviewed));
        truth.show(new TruthLine(mark, words));
        return truth;
    }

    /// The address is what is signed; a name stands above the one that it stands for.
    private VBox counterpart(Counterpart it) {
        var part = Parts.column(8, Parts.text(it.role(), "medium"));
        var payee = reviewed.payee();
        payee.contact().ifPresent(contact -> part.getChildren().add(Parts.text(contact.name(), "strong")));
        payee.named().ifPresent(named -> part.getChildren().add(NameLines.of(named, around)));
        part.getChildren().add(new AddressView(it.address().text()));
        var fact = EthereumSendTexts.newAccount(reviewed.draft());
        if (!fact.isEmpty()) {
            var proven = new ProofMark(MarkSize.SMALL, TruthMark.PROVEN);
            part.getChildren().add(Parts.row(8, proven, Parts.growing(Parts.small(fact))));
        }
        return part;
    }

    /// What they get, in full; absent where nobody is to get anything.
    private Node theyGet() {
        boolean isGiven =
                PayeeWarnings.payee(reviewed.order()).isPresent() && !(reviewed.task() instanceof Task.Cancel);
        var part = Parts.column(2, Parts.muted("They get"), Parts.text(isGiven ? given() : "", "title-2"));
        Parts.present(part, isGiven);
        return part;
    }

    private String given() {
        return OrderTexts.given(
                reviewed.order(), reviewed.value(), reviewed.draft().effects(), desk.names());
    }

    private Node facts() {
        var grid = new GridPane(24, 8);
        var name = new ColumnConstraints();
        name.setMinWidth(GridPane.USE_PREF_SIZE);
        grid.getColumnConstraints().add(name);
        var fees = reviewed.draft().fees();
        for (var each :
                ExchangeTexts.facts(reviewed.order(), reviewed.draft().effects().chain(), desk.names(), around.ages()))
            fact(grid, each.name(), Parts.text(each.words()));
        fact(grid, "Fee, about", amount(fees.expected()));
        fact(grid, "Fee, at most", amount(fees.most()));
        fact(grid, "Time", Parts.text(reviewed.time()));
        fact(grid, "Reckoned from", Parts.text(EthereumSendTexts.basis(fees)));
        fact(grid, "Paid by", Parts.text(desk.name(reviewed.order().from())));
        var note = reviewed.payee().note();
        if (!note.isBlank()) fact(grid, "Your note", Parts.text(note));
        return grid;
    }

    private AmountLine amount(Wei fee) {
        var line = new AmountLine(around.amounts(), false, "plain").fromLeft();
        line.show(new Shown.Ether(EtherFormat.fee(fee), true));
        return line;
    }

    private static void fact(GridPane grid, String name, Node value) {
        var words = Parts.line(name, "muted");
        GridPane.setValignment(words, VPos.TOP);
        grid.addRow(grid.getRowCount(), words, value);
    }

    Node first() {
        return agree;
    }

    Parent node() {
        return page.node();
    }
}
