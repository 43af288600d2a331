package dev.touchstone.ui.send;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.control.Note;
import dev.touchstone.ui.control.Page;
import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.control.ProofMark;
import dev.touchstone.ui.control.SettlementRing;
import dev.touchstone.ui.send.StageLine.Progress;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page on which a payment is followed, whatever it is a payment of: what it is, what went wrong, stage by
/// stage how far it has come, and what can be done. Confined to the JavaFX application thread.
public final class FollowFrame {
    private final VBox body = Parts.column(24);
    private final Page page = new Page(body).narrow();
    private final ReadOnlyStringProperty problem;
    private final Button home;

    /// @param problem what came of what was done here
    public FollowFrame(Runnable goHome, ReadOnlyStringProperty problem) {
        this.home = Parts.primary("Go to Home", goHome);
        this.problem = problem;
    }

    public void showNothing() {
        body.getChildren().setAll(Parts.title("No such payment"), home);
    }

    /// Shows a payment in the place of what was there.
    ///
    /// @param what what it is a payment of
    /// @param actions what can be done, with [#home()] among it
    public void show(Course course, Node what, Node actions) {
        boolean hadFocus = home.isFocused();
        var lines = Parts.styled(Parts.column(0), "steps");
        course.stages().forEach(stage -> lines.getChildren().add(line(stage)));
        body.getChildren().setAll(Parts.title(course.title()), what);
        if (!course.trouble().isEmpty()) body.getChildren().add(new Note(Note.Kind.WARNING, course.trouble()));
        body.getChildren().add(Parts.card(lines));
        if (!course.reassurance().isEmpty()) body.getChildren().add(Parts.muted(course.reassurance()));
        body.getChildren().addAll(Parts.message(problem, "field-error"), actions);
        if (hadFocus) home.requestFocus();
    }

    private static Node line(StageLine stage) {
        boolean reached = stage.progress() == Progress.DONE || stage.progress() == Progress.PROVEN;
        var words = Parts.text(stage.words(), reached ? "medium" : "muted");
        var row = Parts.row(14, mark(stage.progress()), Parts.growing(words), Parts.line(stage.at(), "small", "muted"));
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

    /// The one button the page is for.
    public Button home() {
        return home;
    }

    public Parent node() {
        return page.node();
    }
}
