package dev.touchstone.ui.home;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.control.AmountLabel;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.control.TruthButton;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.payment.PaymentRow;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
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
    private final Button receive;
    private final Button send;
    private final Page page;

    public HomeView(Surroundings around, HomeViewModel model) {
        this.around = around;
        this.model = model;
        total = new AmountLabel(around.amounts(), model::inspect, "display");
        truth = new TruthButton(model::inspect);
        backup = new Note(
                Note.Kind.WARNING,
                "Not backed up. Your recovery phrase is the only way to get this wallet back.",
                Parts.link("Show my phrase", model::backUp));
        receive = Parts.secondary("Receive bitcoin", model::receive);
        receive.setGraphic(Parts.icon(Feather.ARROW_DOWN_LEFT));
        send = Parts.primary("Send bitcoin", model::send);
        send.setGraphic(Parts.icon(Feather.ARROW_UP_RIGHT));
        page = new Page(backup, hero(Parts.row(12, send, receive)), lists);
        model.page().subscribe(this::show);
    }

    private Node hero(HBox buttons) {
        var name = Parts.row(
                10,
                coin(),
                Parts.line("Bitcoin", "title-3"),
                Parts.spring(),
                Parts.link("Details and coins", model::openAsset));
        var amounts = Parts.column(4, total, truth);
        return Parts.styled(Parts.column(20, name, amounts, scan, split, buttons), "card-plain", "hero");
    }

    private static Node coin() {
        return Parts.styled(new StackPane(Parts.line("₿", "coin-sign")), "coin-disc");
    }

    private void show(HomePage page) {
        total.show(page.total(), page.truth().mark(), page.truth().words());
        truth.show(page.truth());
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
        if (page.empty()) {
            return List.of(Parts.column(
                    6,
                    Parts.heading("Nothing here yet"),
                    Parts.muted("Receive your first payment. It appears here once a block holds it.")));
        }
        var pending = section("Not settled yet", page.pending());
        var latest = section("Latest", page.latest());
        if (!page.latest().isEmpty()) latest.getChildren().add(Parts.link("All payments", model::openActivity));
        return List.of(pending, latest).stream()
                .filter(part -> part.getChildren().size() > 1)
                .map(Node.class::cast)
                .toList();
    }

    private VBox section(String name, List<PaymentLine> lines) {
        var rows = Parts.styled(Parts.column(0), "rows");
        lines.forEach(line -> rows.getChildren().add(PaymentRow.button(line, around, () -> model.open(line))));
        var section = Parts.column(10, Parts.heading(name));
        if (!lines.isEmpty()) section.getChildren().add(rows);
        return section;
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
