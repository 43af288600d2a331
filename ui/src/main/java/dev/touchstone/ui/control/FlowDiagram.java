package dev.touchstone.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;

/// Where money comes from on the left, where it goes on the right, and a line for each to the knot between them.
/// Everything drawn is also said in the boxes.
public final class FlowDiagram extends Pane {
    private static final double GAP = 120;
    private static final double STACKED = 24;

    private final VBox from = new VBox(10);
    private final VBox to = new VBox(10);
    private final List<CubicCurve> curves = new ArrayList<>();

    public FlowDiagram(List<? extends Node> sources, List<? extends Node> destinations) {
        getStyleClass().add("flow-diagram");
        from.getChildren().setAll(sources);
        to.getChildren().setAll(destinations);
        for (int i = 0; i < sources.size() + destinations.size(); i++) {
            var curve = new CubicCurve();
            curve.getStyleClass().add("flow-line");
            curve.setManaged(false);
            curves.add(curve);
        }
        getChildren().addAll(curves);
        getChildren().addAll(from, to);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? getWidth() : width;
        if (isNarrow(room)) return from.prefHeight(room) + STACKED + to.prefHeight(room);
        return Math.max(from.prefHeight(column(room)), to.prefHeight(column(room)));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    /// Where there is no room for two columns and lines between them, one stands below the other.
    private boolean isNarrow(double width) {
        return column(width) < Math.max(from.minWidth(-1), to.minWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private static double column(double width) {
        return Math.max(120, (width - GAP) / 2);
    }

    @Override
    protected void layoutChildren() {
        boolean narrow = isNarrow(getWidth());
        curves.forEach(curve -> curve.setVisible(!narrow));
        if (narrow) {
            double top = from.prefHeight(getWidth());
            place(from, 0, getWidth(), top);
            to.resizeRelocate(0, top + STACKED, getWidth(), to.prefHeight(getWidth()));
            return;
        }
        double column = column(getWidth());
        double height = getHeight();
        double knot = height / 2;
        place(from, 0, column, height);
        place(to, column + GAP, column, height);
        int next = 0;
        for (var node : from.getChildren())
            draw(curves.get(next++), column, middle(from, node), column + GAP / 2, knot);
        for (var node : to.getChildren())
            draw(curves.get(next++), column + GAP / 2, knot, column + GAP, middle(to, node));
    }

    private static void place(VBox box, double x, double width, double height) {
        double own = box.prefHeight(width);
        box.setPadding(Insets.EMPTY);
        box.resizeRelocate(x, (height - own) / 2, width, own);
        box.layout();
    }

    private static double middle(VBox box, Node node) {
        var bounds = node.getBoundsInParent();
        return box.getLayoutY() + bounds.getMinY() + bounds.getHeight() / 2;
    }

    private static void draw(CubicCurve curve, double x1, double y1, double x2, double y2) {
        double bend = (x2 - x1) / 2;
        curve.setStartX(x1);
        curve.setStartY(y1);
        curve.setControlX1(x1 + bend);
        curve.setControlY1(y1);
        curve.setControlX2(x2 - bend);
        curve.setControlY2(y2);
        curve.setEndX(x2);
        curve.setEndY(y2);
    }
}
