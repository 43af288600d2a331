package dev.touchstone.ui.control;

import javafx.geometry.Insets;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A wide column and a narrow one beside it; where there is no room for both, the narrow one goes below.
public final class TwoColumns extends Pane {
    private final Region wide;
    private final Region narrow;
    private final double gap;

    public TwoColumns(Region wide, Region narrow, double gap) {
        this.wide = wide;
        this.narrow = narrow;
        this.gap = gap;
        getChildren().addAll(wide, narrow);
    }

    private boolean isSideBySide(double width) {
        return width >= wide.minWidth(-1) + gap + narrow.prefWidth(-1);
    }

    private double wideWidth(double width) {
        return isSideBySide(width) ? width - gap - narrow.prefWidth(-1) : width;
    }

    private double narrowWidth(double width) {
        return isSideBySide(width) ? narrow.prefWidth(-1) : width;
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(Math.min(wide.minWidth(-1), 320), 0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return wide.prefWidth(-1) + gap + narrow.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? prefWidth(-1) : width;
        double left = wide.prefHeight(wideWidth(room));
        double right = narrow.prefHeight(narrowWidth(room));
        return isSideBySide(room) ? Math.max(left, right) : left + gap + right;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        Insets none = Insets.EMPTY;
        double left = wideWidth(width);
        double right = narrowWidth(width);
        double leftHeight = snapSizeY(wide.prefHeight(left));
        double rightHeight = snapSizeY(narrow.prefHeight(right));
        layoutInArea(wide, 0, 0, left, leftHeight, 0, none, javafx.geometry.HPos.LEFT, javafx.geometry.VPos.TOP);
        if (isSideBySide(width)) {
            narrow.resizeRelocate(snapPositionX(left + gap), 0, right, rightHeight);
        } else {
            narrow.resizeRelocate(0, snapPositionY(leftHeight + gap), right, rightHeight);
        }
    }
}
