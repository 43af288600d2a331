package dev.touchstone.ui.home;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.activity.ActivityLines;
import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.payment.OnTheWayRows;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.payment.PaymentRow;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The home page. Confined to the JavaFX application thread.
public final class HomeView implements Screen {
    private final Surroundings around;
    private final HomeViewModel model;
    private final AmountLabel total;
    private final TruthButton truth;
    private final FlowPane split = Parts.styled(new FlowPane(24, 8), "split");
    private final VBox scan = Parts.column(8);
    private final VBox lists = Parts.column(28);
    private final Note backup;
    private final AssetBlock bitcoin;
    private final AssetBlock ether;
    private final VBox hero = Parts.styled(Parts.column(20), "card-plain", "hero");
    private final Button receive;
    private final Button receiveEther;
    private final Button sendEther;
    private final Button send;
    private final Button exchange;
    private final FlowPane buttons;
    private final Button setUp;
    private final Page page;

    public HomeView(Surroundings around, HomeViewModel model) {
        this.around = around;
        this.model = model;
        total = new AmountLabel(around.amounts(), model::inspect, "display");
        truth = new TruthButton(this::inspectWeakest);
        bitcoin = new AssetBlock(around, AssetBlock.Face.BITCOIN, model::inspect, model::openBitcoin);
        ether = new AssetBlock(around, AssetBlock.Face.ETHER, model::inspectEther, model::openEther);
        backup = new Note(
                Note.Kind.WARNING,
                "Not backed up. Your recovery phrase is the only way to get this wallet back.",
                Parts.link("Show my phrase", model::backUp));
        receive = Parts.secondary("Receive bitcoin", model::receive);
        receive.setGraphic(Parts.icon(Feather.ARROW_DOWN_LEFT));
        receiveEther = Parts.secondary("Receive ether", model::receiveEther);
        receiveEther.setGraphic(Parts.icon(Feather.ARROW_DOWN_LEFT));
        send = Parts.primary("Send bitcoin", model::send);
        send.setGraphic(Parts.icon(Feather.ARROW_UP_RIGHT));
        sendEther = Parts.secondary("Send ether", model::sendEther);
        sendEther.setGraphic(Parts.icon(Feather.ARROW_UP_RIGHT));
        exchange = Parts.secondary("Exchange", model::exchange);
        exchange.setGraphic(Parts.icon(Feather.REPEAT));
        buttons = new FlowPane(12, 12, send, sendEther, receive, receiveEther, exchange);
        setUp = Parts.link("Set up Ethereum", model::openEther);
        lay(false);
        page = new Page(backup, Parts.column(8, hero, setUp), lists);
        model.page().subscribe(this::show);
    }

    /// One asset alone takes the whole card; two stand side by side, under one line of truth.
    private void lay(boolean both) {
        hero.getChildren()
                .setAll(both ? new TwoColumns(bitcoin.node(), ether.node(), 40) : alone(), scan, split, buttons);
        if (both) hero.getChildren().add(1, truth);
    }

    private Node alone() {
        var face = AssetBlock.Face.BITCOIN;
        var name = Parts.row(
                10,
                face.disc(),
                Parts.line(face.name(), "title-3"),
                Parts.spring(),
                Parts.link(face.more(), model::openBitcoin));
        return Parts.column(20, name, Parts.column(4, total, truth));
    }

    private void inspectWeakest() {
        var page = model.page().get();
        var weakest = page.truth().mark();
        boolean isEther = weakest != TruthMark.PROVEN
                && page.ether().filter(sum -> sum.truth().mark() == weakest).isPresent();
        if (isEther) model.inspectEther();
        else model.inspect();
    }

    private void show(HomePage page) {
        boolean both = page.ether().isPresent();
        if (both != hero.getChildren().contains(truth)) lay(both);
        total.show(page.total(), page.truth().mark(), page.truth().words());
        bitcoin.show(page.total(), page.bitcoin(), false, "");
        page.ether().ifPresent(sum -> ether.show(sum.total(), sum.truth(), sum.quiet(), sum.besides()));
        truth.show(page.truth());
        Parts.present(receiveEther, both);
        Parts.present(sendEther, both && model.canSendEther());
        Parts.present(exchange, both && model.canExchange());
        Parts.present(setUp, page.canSetUpEthereum());
        Parts.present(backup, !page.backedUp());
        emphasise(page.empty() ? receive : send);
        showSplit(page);
        showScan(page);
        Rebuild.children(lists, lists(page));
    }

    /// The one button this page is for: where nothing is there yet, that is receiving.
    private void emphasise(Button main) {
        for (var button : List.of(send, receive)) {
            button.getStyleClass().removeAll("primary", "secondary");
            button.getStyleClass().add(button.equals(main) ? "primary" : "secondary");
        }
    }

    private void showSplit(HomePage page) {
        split.getChildren().clear();
        if (page.total() instanceof Shown.Sum) {
            part("Settling", page.balance().settling());
            part("Waiting for a block", page.balance().waiting());
            part("On its way out", page.balance().leaving());
            part("Frozen", page.balance().frozen());
        }
        Parts.present(split, !split.getChildren().isEmpty());
    }

    private void part(String name, Satoshis amount) {
        if (amount.isZero()) return;
        split.getChildren()
                .add(Parts.row(
                        8, Parts.line(name, "muted"), new AmountLine(around.amounts(), false, amount).fromLeft()));
    }

    private void showScan(HomePage page) {
        Parts.present(scan, page.scan().isPresent());
        page.scan().ifPresent(scanning -> {
            var bar = new ProgressBar();
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setProgress(scanning.of() == 0 ? 0 : (double) scanning.done() / scanning.of());
            bar.setAccessibleText("Looked through to " + scanning.reached());
            var soFar = new AmountLine(around.amounts(), false, scanning.soFar()).fromLeft();
            scan.getChildren()
                    .setAll(
                            bar,
                            Parts.muted("Looked through to " + scanning.reached() + "."),
                            new FlowPane(8, 4, Parts.line("Found so far, not a balance:", "muted"), soFar));
        });
    }

    private List<Node> lists(HomePage page) {
        var lists = new ArrayList<Node>();
        if (page.empty()) pending(page).ifPresent(lists::add);
        if (page.ether().isPresent()) lists.add(new TokenRows(around, model).section(page.tokens()));
        if (!page.empty()) pending(page).ifPresent(lists::add);
        if (!page.latest().isEmpty()) lists.add(latest(page));
        else if (page.empty()) lists.add(nothingYet(page));
        return lists;
    }

    /// What is on its way, on both chains.
    private Optional<Node> pending(HomePage page) {
        var rows = Parts.styled(Parts.column(0), "rows");
        page.etherPending().forEach(line -> rows.getChildren().add(OnTheWayRows.button(line, around)));
        page.pending().forEach(line -> rows.getChildren().add(row(line)));
        return Optional.<Node>of(Parts.column(10, Parts.heading("Not settled yet"), rows))
                .filter(_ -> !rows.getChildren().isEmpty());
    }

    private Node latest(HomePage page) {
        var rows = Parts.styled(Parts.column(0), "rows");
        page.latest().forEach(line -> rows.getChildren().add(ActivityLines.button(line, around)));
        return Parts.column(10, Parts.heading("Latest"), rows, Parts.link("All payments", model::openActivity));
    }

    private static Node nothingYet(HomePage page) {
        boolean hasEther =
                page.ether().filter(sum -> sum.total() instanceof Shown.Ether).isPresent();
        return Parts.column(
                6,
                Parts.heading(hasEther ? "No payments in bitcoin yet" : "Nothing here yet"),
                Parts.muted("Receive your first payment. It appears here once a block holds it."));
    }

    private Node row(PaymentLine line) {
        return PaymentRow.button(line, around, () -> model.open(line));
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        receive.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
