package dev.touchstone.ui.send;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.AmountLine;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.SettlementRing;
import dev.touchstone.ui.send.FollowViewModel.FollowPage;
import dev.touchstone.ui.send.FollowViewModel.Progress;
import dev.touchstone.ui.shell.Screen;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.ledger.EntryState;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page on which a payment is followed until it is settled. Confined to the JavaFX application thread.
public final class FollowView implements Screen {
    private final Surroundings around;
    private final FollowViewModel model;
    private final VBox body = Parts.column(24);
    private final Button home;
    private final Page page;

    public FollowView(Surroundings around, FollowViewModel model) {
        this.around = around;
        this.model = model;
        home = Parts.primary("Go to Home", model::home);
        page = new Page(body).narrow();
        model.page().subscribe(page -> page.ifPresentOrElse(this::show, this::showNothing));
    }

    private void showNothing() {
        body.getChildren().setAll(Parts.title("No such payment"), home);
    }

    private void show(FollowPage shown) {
        var amount = new AmountLine(around.amounts(), true, shown.entry().net(), "display").fromLeft();
        var lines = Parts.styled(Parts.column(0), "steps");
        shown.lines().forEach(line -> lines.getChildren().add(line(line)));
        body.getChildren().setAll(Parts.title(title(shown)), amount);
        if (!shown.trouble().isEmpty()) body.getChildren().add(new Note(Note.Kind.WARNING, shown.trouble()));
        body.getChildren().add(Parts.card(lines));
        if (!shown.reassurance().isEmpty()) body.getChildren().add(Parts.muted(shown.reassurance()));
        body.getChildren().addAll(problem(), buttons(shown));
    }

    private static String title(FollowPage shown) {
        if (shown.entry().state() instanceof EntryState.Replaced) return "Replaced";
        if (!shown.isGoing()) return "Not sent";
        return switch (shown.stage()) {
            case SIGNED, OFFERED -> "On its way";
            case SEEN -> "Waiting for a block";
            case IN_BLOCK -> "In a block";
            case SETTLED -> "Settled";
        };
    }

    private static Node line(FollowViewModel.Line line) {
        boolean reached = line.progress() == Progress.DONE || line.progress() == Progress.PROVEN;
        var words = Parts.text(line.words(), reached ? "medium" : "muted");
        var row = Parts.row(14, mark(line.progress()), Parts.growing(words), Parts.line(line.at(), "small", "muted"));
        return Parts.styled(row, "step");
    }

    private static Node mark(Progress progress) {
        var place = new StackPane();
        place.setMinSize(20, 20);
        place.setPrefSize(20, 20);
        place.getChildren()
                .add(
                        switch (progress) {
                            case DONE -> Parts.icon(Feather.CHECK);
                            case PROVEN -> new ProofMark(MarkSize.LARGE, TruthMark.PROVEN);
                            case NOW -> new ProofMark(MarkSize.LARGE, TruthMark.CHECKING);
                            case AHEAD -> new SettlementRing(20, 2);
                        });
        return place;
    }

    private Node problem() {
        var problem = Parts.message(model.problem(), "field-error");
        return problem;
    }

    private Node buttons(FollowPage shown) {
        var row = new FlowPane(16, 10, home, Parts.secondary("Open this payment", model::open));
        if (shown.isOpen()) {
            row.getChildren().add(Parts.secondary("Raise the fee", model::raiseFee));
            row.getChildren().add(Parts.link("Give it up", model::giveUp));
        }
        if (shown.entry().finding().isProven()) row.getChildren().add(Parts.link("Show the proof", model::inspect));
        return row;
    }

    @Override
    public Parent node() {
        return page.node();
    }

    @Override
    public void focus() {
        home.requestFocus();
    }

    @Override
    public void leave() {
        model.close();
    }
}
