package dev.touchstone.ui.control;

import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.ui.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/// A ring that fills clockwise as blocks are laid upon a payment. The count stands beside it in words.
public final class SettlementRing extends Region {
    private final Circle track;
    private final Arc filled;

    public SettlementRing(double diameter, double stroke) {
        double radius = (diameter - stroke) / 2;
        track = new Circle(diameter / 2, diameter / 2, radius);
        track.getStyleClass().add("ring-track");
        track.setStrokeWidth(stroke);
        filled = new Arc(diameter / 2, diameter / 2, radius, radius, 90, 0);
        filled.setType(ArcType.OPEN);
        filled.setStrokeLineCap(StrokeLineCap.ROUND);
        filled.getStyleClass().add("ring-filled");
        filled.setStrokeWidth(stroke);
        track.setManaged(false);
        filled.setManaged(false);
        getChildren().addAll(track, filled);
        setMinSize(diameter, diameter);
        setPrefSize(diameter, diameter);
        setMaxSize(diameter, diameter);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    }

    public void show(Settlement settlement) {
        switch (settlement) {
            case Settlement.Unsettled _ -> fill(0, 1);
            case Settlement.Settling(int depth, int target) -> fill(depth, target);
            case Settlement.Settled _ -> fill(1, 1);
        }
        setAccessibleText(Texts.explain(settlement));
    }

    /// Fills `done` of `of` parts.
    public void fill(long done, long of) {
        int degrees = of <= 0 ? 0 : Math.clamp(360 * done / of, 0, 360);
        filled.setLength(-degrees);
        filled.setVisible(degrees > 0);
    }
}
