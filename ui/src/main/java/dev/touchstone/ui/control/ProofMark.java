package dev.touchstone.ui.control;

import dev.touchstone.icons.Icons;
import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import dev.touchstone.ui.text.Marks;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;

/// One of the five truth marks, in a square of fixed size. It never stands alone: a word is always beside it.
public final class ProofMark extends Region {
    private static final Duration SETTLES = Duration.millis(320);

    private final MarkSize size;
    private final SVGPath shape = new SVGPath();
    private TruthMark shown;

    public ProofMark(MarkSize size, TruthMark mark) {
        this.size = size;
        this.shown = mark;
        getStyleClass().add("proof-mark");
        setMinSize(size.pixels(), size.pixels());
        setPrefSize(size.pixels(), size.pixels());
        setMaxSize(size.pixels(), size.pixels());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        shape.setManaged(false);
        getChildren().add(shape);
        draw(mark);
    }

    public TruthMark mark() {
        return shown;
    }

    /// Shows another mark. The moment in which checking becomes proven before one's eyes is the one that moves.
    public void show(TruthMark mark) {
        boolean arrives = getScene() != null && shown == TruthMark.CHECKING && mark == TruthMark.PROVEN;
        shown = mark;
        draw(mark);
        if (arrives && !Platform.getPreferences().isReducedMotion()) settle();
    }

    private void draw(TruthMark mark) {
        shape.setContent(Icons.path(mark, size));
        shape.getStyleClass().setAll(style(mark));
        setAccessibleText(Marks.word(mark));
    }

    private void settle() {
        shape.setScaleX(0.4);
        shape.setScaleY(0.4);
        new Timeline(new KeyFrame(
                        SETTLES,
                        new KeyValue(shape.scaleXProperty(), 1, Interpolator.EASE_OUT),
                        new KeyValue(shape.scaleYProperty(), 1, Interpolator.EASE_OUT)))
                .play();
    }

    /// The style class that colours a shape or a word by its mark.
    public static String style(TruthMark mark) {
        return switch (mark) {
            case PROVEN -> "mark-proven";
            case CHECKING -> "mark-checking";
            case CLAIMED -> "mark-claimed";
            case STALE -> "mark-stale";
            case FAILED -> "mark-failed";
        };
    }
}
