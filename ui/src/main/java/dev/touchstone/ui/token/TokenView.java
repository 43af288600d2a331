package dev.touchstone.ui.token;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AddressView;
import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.payment.HistoryPart;
import dev.touchstone.ui.payment.OnTheWayRows;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.token.TokenPage.Statement;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The page of a token. Confined to the JavaFX application thread.
public final class TokenView implements Screen {
    private final Surroundings around;
    private final TokenViewModel model;
    private final Label title = Parts.title("");
    private final TruthButton truth;
    private final Note trouble = new Note(Note.Kind.WARNING, "");
    private final VBox rows = Parts.styled(Parts.column(0), "rows");
    private final VBox amounts;
    private final VBox statements = Parts.column(12);
    private final AddressView address = new AddressView("");
    private final Button copy;
    private final Button send;
    private final Button receive;
    private final Button exchange;
    private final HistoryPart history;
    private final VBox pending = Parts.column(0);
    private final Page page;

    public TokenView(Surroundings around, TokenViewModel model) {
        this.around = around;
        this.model = model;
        truth = new TruthButton(model::inspect);
        copy = Parts.secondary("Copy the address", model::copyAddress);
        send = Parts.primary("Send this token", model::send);
        receive = Parts.secondary("Receive this token", model::receive);
        exchange = Parts.secondary("Exchange this token", model::exchange);
        history = new HistoryPart(around, model.historyExport());
        amounts = Parts.column(10, Parts.heading("What your accounts have"), truth, rows);
        page = new Page(
                title,
                trouble,
                amounts,
                new FlowPane(12, 12, send, receive, exchange),
                pending,
                history.node(),
                Parts.card(Parts.heading("What is known of this token"), statements, why()),
                new TokenFactsPart(model.facts()).node(),
                Parts.card(Parts.heading("Its contract"), address, copy),
                Parts.message(model.problem(), "field-error"),
                new FlowPane(
                        16, 8, Parts.link("Hide this token", model::hide), Parts.small("Hiding it moves nothing.")));
        model.page().subscribe(this::show);
    }

    private Node why() {
        return Parts.row(0, Parts.link("Why does it go by this name?", model::inspectName));
    }

    private void show(TokenPage shown) {
        title.setText(shown.name());
        trouble.say(shown.problem());
        Parts.present(trouble, !shown.problem().isEmpty());
        shown.truth().ifPresent(truth::show);
        Parts.present(truth, shown.truth().isPresent());
        Parts.present(amounts, !shown.shares().isEmpty());
        Rebuild.children(rows, shown.shares().stream().map(this::row).toList());
        statements
                .getChildren()
                .setAll(shown.statements().stream().map(TokenView::statement).toList());
        address.show(shown.address());
        Parts.present(send, model.canSend());
        Parts.present(receive, !shown.shares().isEmpty());
        Parts.present(exchange, model.canExchange());
        Rebuild.children(pending, List.of(OnTheWayRows.section(shown.pending(), around)));
        Parts.present(pending, !shown.pending().isEmpty());
        history.show(shown.history());
        Parts.present(history.node(), !shown.shares().isEmpty());
    }

    private Node row(ShareLine line) {
        var amount = new AmountLabel(around.amounts(), () -> model.inspect(line.account()), "strong");
        amount.show(line.amount(), line.mark(), line.state().isEmpty() ? Marks.word(line.mark()) : line.state());
        amount.setUserData(line.account().text());
        if (line.remembered()) amount.getStyleClass().add("remembered");
        var name = Parts.text(line.name(), "medium");
        boolean stacked = around.host().settings().get().hasLargeText();
        var row =
                Parts.column(6, stacked ? Parts.column(4, name, amount) : Parts.row(16, name, Parts.spring(), amount));
        if (!line.state().isEmpty()) row.getChildren().add(state(line));
        return Parts.styled(row, "plain-row");
    }

    private static Node state(ShareLine line) {
        var word = line.mark() == TruthMark.STALE ? "" : Marks.word(line.mark()) + ". ";
        return Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, line.mark()),
                Parts.growing(Parts.text(word + line.state(), "small", "muted")));
    }

    static Node statement(Statement statement) {
        return statement
                .mark()
                .<Node>map(mark -> Parts.row(
                        12,
                        new ProofMark(MarkSize.MEDIUM, mark),
                        Parts.growing(Parts.text(Marks.word(mark) + ": " + inSentence(statement.words())))))
                .orElseGet(() -> Parts.text(statement.words()));
    }

    private static String inSentence(String words) {
        return words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        copy.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
