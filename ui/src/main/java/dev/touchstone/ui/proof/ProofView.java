package dev.touchstone.ui.proof;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.EvidenceLadder;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.proof.Subject.ProofPage;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The inspector in the drawer: the number at the top, where belief begins at the bottom. Confined to the JavaFX
/// application thread.
public final class ProofView implements Screen {
    private final Surroundings around;
    private final ProofViewModel model;
    private final Label title = Parts.heading("");
    private final VBox head = Parts.column(6);
    private final EvidenceLadder ladder = new EvidenceLadder();
    private final VBox limits = Parts.column(6);
    private final Button export;
    private final ScrollPane node = new ScrollPane();

    public ProofView(Surroundings around, ProofViewModel model) {
        this.around = around;
        this.model = model;
        export = Parts.secondary("Save the proof", model::export);
        var body = Parts.styled(Parts.column(20, top(), head, ladder, limits, actions()), "drawer");
        node.setContent(body);
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("drawer-scroll");
        node.setFocusTraversable(false);
        model.page().subscribe(this::show);
    }

    private Node top() {
        var close = Parts.iconButton(Feather.X, "Close (Esc)", model::leave);
        return Parts.row(8, Parts.growing(title), close);
    }

    private Node actions() {
        var again = Parts.secondary("Check again", model::checkAgain);
        again.disableProperty().bind(model.checking());
        var message = Parts.message(model.message(), "small", "muted");
        var buttons = new javafx.scene.layout.FlowPane(10, 10, again, export);
        return Parts.column(10, buttons, message, Parts.link("Copy this explanation", model::copyExplanation));
    }

    private void show(ProofPage page) {
        var amount = new AmountLine(around.amounts(), page.signed(), "large").fromLeft();
        amount.show(page.number());
        var summary = Parts.row(
                10,
                new ProofMark(MarkSize.MEDIUM, page.ladder().mark()),
                Parts.growing(Parts.text(page.ladder().summary())));
        head.getChildren().setAll(Parts.text(page.name(), "muted"), amount, summary);
        title.setText(title(page.ladder().mark()));
        ladder.show(page.ladder().rungs().stream().map(this::rung).toList(), start(page.ladder()));
        limits.getChildren().setAll(Parts.text("What this does not prove", "strong"));
        page.ladder().notProven().forEach(limit -> limits.getChildren().add(Parts.muted(limit)));
        Parts.present(limits, !page.ladder().notProven().isEmpty());
        Parts.present(export, page.canExport());
    }

    private static String title(TruthMark mark) {
        return switch (mark) {
            case PROVEN, STALE -> "Why this is true";
            case CHECKING, CLAIMED -> "What is still missing";
            case FAILED -> "What is wrong";
        };
    }

    private EvidenceLadder.Rung rung(Ladder.Rung rung) {
        return new EvidenceLadder.Rung(
                rung.mark(),
                rung.sentence(),
                rung.drawings().stream()
                        .map(drawing -> Drawings.of(drawing, around.amounts()))
                        .toList(),
                details(rung.details()),
                rung.open(),
                rung.sentence() + " " + Marks.word(rung.mark()) + ".",
                () -> model.copy(rung));
    }

    private static List<Node> details(List<Ladder.Detail> details) {
        return details.stream()
                .<Node>map(detail ->
                        Parts.column(1, Parts.small(detail.name()), Parts.text(detail.value(), "mono", "detail-value")))
                .toList();
    }

    private static Node start(Ladder ladder) {
        if (ladder.startingPoint().isEmpty()) return Parts.row(0);
        var words = Parts.column(2, Parts.small("Starting point"), Parts.text(ladder.startingPoint()));
        var anchor = Parts.icon(Feather.ANCHOR, "anchor");
        var row = Parts.row(14, anchor, Parts.growing(words));
        row.setAlignment(Pos.TOP_LEFT);
        return Parts.styled(row, "starting-point");
    }

    @Override
    public Parent node() {
        return node;
    }

    @Override
    public void focus() {
        ladder.focusFirst();
    }

    @Override
    public void leave() {
        model.close();
    }

    /// The mark that the whole wears, for tests and for the window.
    TruthMark mark() {
        return model.page().get().ladder().mark();
    }
}
