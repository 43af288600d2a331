package dev.touchstone.ui.network;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.CommitteeBar;
import dev.touchstone.ui.control.Field;
import dev.touchstone.ui.control.Fold;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.TwoColumns;
import dev.touchstone.ui.network.EthereumPage.SourceLine;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Ethereum on the network page: its head and finality, who signed, whom the program asks, where belief begins.
/// Confined to the JavaFX application thread.
final class EthereumPart {
    private final EthereumPartModel model;
    private final ProofMark mark = new ProofMark(MarkSize.LARGE, TruthMark.CHECKING);
    private final Label head = Parts.text("", "title-2");
    private final Label next = Parts.muted("");
    private final ProgressBar progress = new ProgressBar();
    private final GridPane facts = new GridPane(24, 8);
    private final CommitteeBar committee = new CommitteeBar();
    private final Label technical = Parts.text("", "mono");
    private final Fold details = new Fold("Details: newest block", technical);
    private final Table sources = new Table();
    private final GridPane layers = new GridPane(24, 8);
    private final VBox layersPart = Parts.column(10, Parts.heading("Chains beside it"), layers);
    private final VBox troubles = Parts.column(6);
    private final VBox advice = Parts.column(8);
    private final Label checkpoint = Parts.text("");
    private final Label limit = Parts.muted("");
    private final Button giveCheckpoint;
    private final VBox following;
    private final VBox notFollowing;
    private final VBox node;

    EthereumPart(EthereumPartModel model) {
        this.model = model;
        progress.setMaxWidth(Double.MAX_VALUE);
        giveCheckpoint = Parts.secondary("Give another checkpoint", model::giveCheckpoint);
        var chain = Parts.card(Parts.row(12, mark, Parts.growing(head)), next, progress, facts, committee, details);
        following = Parts.column(
                24,
                chain,
                advice,
                Parts.column(10, Parts.heading("Servers"), sources.node(), troubles, servers()),
                layersPart,
                Parts.column(8, Parts.heading("Starting point"), startingPoint()));
        notFollowing = Parts.column(
                10,
                Parts.muted("Nobody is asked about Ethereum, so nothing of it is known."),
                Parts.secondary("Choose whom to ask", model::chooseServers));
        node = Parts.column(16, Parts.text("Ethereum", "title-2"), following, notFollowing);
        model.page().subscribe(this::show);
    }

    Node node() {
        return node;
    }

    private Node startingPoint() {
        var words = Parts.column(4, checkpoint, limit);
        var anchor = Parts.row(12, Parts.icon(Feather.ANCHOR), Parts.growing(words));
        anchor.setAlignment(Pos.TOP_LEFT);
        return Parts.column(12, anchor, giveCheckpoint);
    }

    private Node servers() {
        var message = Parts.message(model.message(), "small", "muted");
        var own = new TwoColumns(
                adding("Your own beacon node", model.beacon(), "Add this beacon node", model::addBeacon),
                adding("Your own execution node", model.execution(), "Add this execution node", model::addExecution),
                24);
        return Parts.column(10, own, message, Parts.link("Choose whom to ask", model::chooseServers));
    }

    private static VBox adding(String name, StringProperty value, String button, Runnable add) {
        var address = new TextField();
        address.setOnAction(_ -> add.run());
        var field = new Field(name, address).bind(value).prompt("https://node.example or host:port");
        var column = Parts.column(8, field, Parts.secondary(button, add));
        column.setMinWidth(280);
        column.setPrefWidth(400);
        return column;
    }

    private void show(EthereumPage shown) {
        Parts.present(following, shown.following());
        Parts.present(notFollowing, !shown.following());
        mark.show(shown.status().chain().mark());
        var age = shown.status().chain().age();
        head.setText(shown.name() + ", " + shown.status().chain().block() + (age.isEmpty() ? "" : ", " + age));
        next.setText(shown.status().chain().next());
        progress.setProgress(shown.progress() / 100.0);
        Parts.present(progress, shown.progress() >= 0);
        showFacts(shown);
        committee.show(shown.signing().signed(), shown.signing().members());
        Parts.present(committee, shown.signing().signed() > 0);
        technical.setText(shown.technical());
        Parts.present(details, !shown.technical().isEmpty());
        checkpoint.setText(
                (shown.checkpoint().words() + " " + shown.checkpoint().age()).strip());
        limit.setText(shown.limit());
        emphasise(shown.needsCheckpoint());
        showLayers(shown.layers());
        showSources(shown.sources());
        advice.getChildren()
                .setAll(shown.advice().stream().map(EthereumPart::claim).toList());
        Parts.present(advice, !shown.advice().isEmpty());
    }

    /// Where nothing goes on without it, it is the one thing to do here.
    private void emphasise(boolean needed) {
        giveCheckpoint.getStyleClass().removeAll("primary", "secondary");
        giveCheckpoint.getStyleClass().add(needed ? "primary" : "secondary");
    }

    private void showFacts(EthereumPage shown) {
        facts.getChildren().clear();
        for (var fact : shown.facts())
            facts.addRow(facts.getRowCount(), Parts.line(fact.name(), "muted"), Parts.text(fact.value()));
        Parts.present(facts, !shown.facts().isEmpty());
    }

    private void showLayers(List<EthereumPage.Fact> lines) {
        layers.getChildren().clear();
        for (var line : lines) {
            layers.addRow(layers.getRowCount(), Parts.line(line.name(), "muted"), Parts.text(line.value()));
        }
        Parts.present(layersPart, !lines.isEmpty());
    }

    private void showSources(List<SourceLine> lines) {
        troubles.getChildren()
                .setAll(lines.stream()
                        .filter(line -> !line.trouble().isEmpty())
                        .map(EthereumPart::trouble)
                        .toList());
        Parts.present(troubles, !troubles.getChildren().isEmpty());
        if (lines.isEmpty()) {
            sources.say("No servers yet. Choose whom to ask, or add a node of your own.");
            return;
        }
        sources.show(
                List.of("Server", "Kind", "Software", "Useful for", "Last answer", "True answers"),
                lines.stream().map(EthereumPart::cells).toList());
    }

    private static List<String> cells(SourceLine line) {
        return List.of(line.name(), line.role(), line.software(), line.usefulFor(), line.latency(), line.answers());
    }

    private static Node trouble(SourceLine line) {
        return Parts.row(
                8,
                new ProofMark(MarkSize.MEDIUM, TruthMark.STALE),
                Parts.growing(Parts.text(line.name() + ": " + line.trouble(), "muted")));
    }

    private static Node claim(String words) {
        return new Note(Note.Kind.PLAIN, words);
    }
}
