package dev.touchstone.ui.ether;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.Rebuild;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Shown;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The chains beside Ethereum on the page of ether: a card for each that is on, and the others under a fold. Confined
/// to the JavaFX application thread.
final class LayersView {
    private final Surroundings around;
    private final LayersModel model;
    private final VBox on = Parts.column(16);
    private final VBox off = Parts.column(20);
    private final Fold others = new Fold("Show a chain beside Ethereum", off);
    private final VBox node;

    LayersView(Surroundings around, LayersModel model) {
        this.around = around;
        this.model = model;
        node = Parts.column(
                12,
                Parts.heading("On other chains"),
                Parts.small("What is settled on Ethereum is proven, days later. It is no part of the amounts above."),
                on,
                others,
                Parts.message(model.message(), "small", "muted"));
        model.page().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private void show(LayersModel.LayersPage page) {
        Parts.present(node, !page.on().isEmpty() || !page.off().isEmpty());
        Parts.present(on, !page.on().isEmpty());
        Parts.present(others, !page.off().isEmpty());
        Rebuild.children(on, page.on().stream().map(this::card).toList());
        if (off.getChildren().size() != page.off().size()) {
            off.getChildren().setAll(page.off().stream().map(this::offer).toList());
        }
    }

    private Node card(LayerLine line) {
        var title = Parts.row(
                12,
                Parts.text(line.layer().title(), "strong"),
                Parts.spring(),
                keyed(Parts.link("Stop showing it", () -> model.switchOff(line.layer())), line.layer(), "off"));
        var card = Parts.column(12, title, Parts.small(line.settled()));
        for (var row : line.rows()) card.getChildren().add(row(line.layer(), row));
        card.getChildren().add(Parts.small("Asked: " + line.server()));
        return Parts.card(card);
    }

    private Node row(Layer layer, LayerLine.Row row) {
        boolean isWordOnly = !layer.settlesState();
        var rows = Parts.column(6, Parts.text(row.name(), "medium"));
        if (!isWordOnly) {
            var why = keyed(
                    Parts.link(why(row.mark()), () -> model.inspect(layer, row.account())),
                    layer,
                    "why " + row.account().text());
            rows.getChildren().addAll(line(row.mark(), row.settled(), row.state(), "strong"), new FlowPane(why));
        }
        rows.getChildren().add(line(TruthMark.CLAIMED, row.newest(), row.claim()));
        return rows;
    }

    private static String why(TruthMark mark) {
        return switch (mark) {
            case PROVEN, STALE -> "Why is it true?";
            case CHECKING, CLAIMED -> "What is missing?";
            case FAILED -> "Show what is wrong";
        };
    }

    private Node line(TruthMark mark, Shown amount, String words, String... styles) {
        var value = new AmountLine(around.amounts(), false, styles).fromLeft();
        value.show(amount);
        return Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, mark),
                Parts.growing(Parts.column(2, value, Parts.text(words, "small", "muted"))));
    }

    private Node offer(Layer layer) {
        var server = new TextField(model.proposed());
        server.setOnAction(_ -> model.switchOn(layer, server.getText()));
        var field = new Field("A server of " + layer.title(), server)
                .prompt("https://server.example or host:port")
                .hint("It learns your internet address and which accounts you ask about.");
        var means = layer.settlesState()
                ? "Amounts are proven once Ethereum has settled them, which takes days."
                : layer.reason() + " Amounts are that server’s word.";
        return Parts.column(
                8,
                Parts.text(layer.title(), "strong"),
                Parts.small(means),
                field,
                keyed(
                        Parts.secondary("Show " + layer.title(), () -> model.switchOn(layer, server.getText())),
                        layer,
                        "on"));
    }

    private static Button keyed(Button button, Layer layer, String what) {
        button.setUserData(layer.id() + " " + what);
        return button;
    }
}
