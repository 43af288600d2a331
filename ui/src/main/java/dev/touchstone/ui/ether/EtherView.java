package dev.touchstone.ui.ether;

import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.ether.EtherPage.Firmness;
import dev.touchstone.ui.payment.HistoryPart;
import dev.touchstone.ui.payment.OnTheWayRows;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The page of ether. Confined to the JavaFX application thread.
public final class EtherView implements Screen {
    private final Surroundings around;
    private final EtherViewModel model;
    private final AmountLabel total;
    private final TruthButton truth;
    private final Label exactly = Parts.muted("");
    private final Label watched = Parts.muted("");
    private final GridPane split = new GridPane(48, 12);
    private final VBox splitCard =
            Parts.styled(Parts.card(Parts.heading("How firmly it is yours"), split), "split-card");
    private final VBox amounts;
    private final VBox accounts = Parts.column(12);
    private final Node notFollowed;
    private final VBox empty;
    private final VBox pending = Parts.column(0);
    private final Button send;
    private final Button receive;
    private final Button begin;
    private final Button exchange;
    private final Button add;
    private final AccountRows rows;
    private final HistoryPart history;
    private final Page page;

    public EtherView(Surroundings around, EtherViewModel model) {
        this.around = around;
        this.model = model;
        total = new AmountLabel(around.amounts(), model::inspect, "display");
        truth = new TruthButton(model::inspect);
        receive = Parts.secondary("Receive ether", model::receive);
        send = Parts.primary("Send ether", model::send);
        exchange = Parts.secondary("Exchange ether", model::exchange);
        add = Parts.secondary("Add an account", () -> model.add(Route.AccountWay.FROM_PHRASE));
        begin = Parts.primary("Make my first account", () -> model.add(Route.AccountWay.FROM_PHRASE));
        rows = new AccountRows(around, model);
        history = new HistoryPart(around, model.historyExport());
        amounts = Parts.column(4, total, truth, exactly, watched);
        notFollowed = new Note(
                Note.Kind.PLAIN,
                "Nobody is asked about Ethereum, so nothing new is known.",
                Parts.link("Choose whom to ask", model::chooseServers));
        empty = Parts.column(
                12,
                Parts.muted("No account yet. Your recovery phrase makes one; its ether shows here."),
                begin,
                Parts.link("Watch or import an account instead", () -> model.add(Route.AccountWay.WATCH_ONLY)));
        page = new Page(
                Parts.title("Ether"),
                notFollowed,
                empty,
                amounts,
                new FlowPane(12, 12, send, receive, exchange, add),
                pending,
                splitCard,
                Parts.message(model.problem(), "field-error"),
                accounts,
                history.node(),
                new LayersView(around, model.layers()).node());
        model.page().subscribe(this::show);
    }

    private void show(EtherPage shown) {
        boolean isThere = shown.sum().isPresent();
        Parts.present(notFollowed, !shown.followed());
        Parts.present(empty, !isThere);
        Parts.present(amounts, isThere);
        Parts.present(receive, isThere);
        Parts.present(send, isThere && model.canSpend());
        emphasise(send.isVisible() ? send : receive);
        Rebuild.children(pending, List.of(OnTheWayRows.section(shown.pending(), around)));
        Parts.present(pending, !shown.pending().isEmpty());
        Parts.present(exchange, isThere && model.canExchange());
        Parts.present(add, isThere);
        Parts.present(accounts, isThere);
        shown.truth().ifPresent(line -> {
            total.show(shown.total(), line.mark(), line.words());
            truth.show(line);
        });
        quieten(total, shown.sum().filter(EtherSum::quiet).isPresent());
        say(exactly, shown.exactly());
        say(watched, shown.sum().map(EtherSum::besides).orElse(""));
        showSplit(shown);
        accounts.getChildren().setAll(Parts.heading("Accounts"), rows.node());
        rows.show(shown.accounts());
        history.show(shown.history());
        Parts.present(history.node(), isThere);
    }

    /// The one button this page is for.
    private void emphasise(Button main) {
        for (var button : List.of(send, receive)) {
            button.getStyleClass().removeAll("primary", "secondary");
            button.getStyleClass().add(button.equals(main) ? "primary" : "secondary");
        }
    }

    private static void say(Label label, String words) {
        label.setText(words);
        Parts.present(label, !words.isEmpty());
    }

    /// A remembered amount is greyed: it is what was, not what is.
    static void quieten(Node amount, boolean quiet) {
        amount.getStyleClass().remove("remembered");
        if (quiet) amount.getStyleClass().add("remembered");
    }

    private void showSplit(EtherPage shown) {
        split.getChildren().clear();
        for (var each : shown.firmness()) part(each);
        Parts.present(splitCard, !shown.firmness().isEmpty());
    }

    private void part(Firmness each) {
        int row = split.getRowCount();
        var value = new AmountLine(around.amounts(), false, "strong");
        value.show(each.amount());
        GridPane.setHalignment(value, HPos.RIGHT);
        var words = Parts.growing(Parts.column(2, Parts.text(each.name(), "medium"), Parts.small(each.meaning())));
        GridPane.setHgrow(words, Priority.ALWAYS);
        split.addRow(row, words, value);
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        (receive.isVisible() ? receive : begin).requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
