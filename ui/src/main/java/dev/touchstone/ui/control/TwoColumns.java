package dev.touchstone.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A wide column and a narrow one beside it; where there is no room for both, the narrow one goes below.
public final class TwoColumns extends Pane {
    private final Region wide;
    private final Region narrow;
    private final double gap;
    private final boolean narrowFirst;

    /// The narrow column goes to the right, or below.
    public TwoColumns(Region wide, Region narrow, double gap) {
        this(wide, narrow, gap, false);
    }

    /// The narrow column goes to the left, or above, where it comes first.
    public TwoColumns(Region wide, Region narrow, double gap, boolean narrowFirst) {
        this.narrowFirst = narrowFirst;
        this.wide = wide;
        this.narrow = narrow;
        this.gap = gap;
        if (narrowFirst) getChildren().addAll(narrow, wide);
        else getChildren().addAll(wide, narrow);
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

    private static double height(Region column, double width) {
        return Math.max(column.minHeight(width), column.prefHeight(width));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
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
        double left = height(wide, wideWidth(room));
        double right = height(narrow, narrowWidth(room));
        return isSideBySide(room) ? Math.max(left, right) : left + gap + right;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double left = wideWidth(width);
        double right = narrowWidth(width);
        double leftHeight = snapSizeY(height(wide, left));
        double rightHeight = snapSizeY(height(narrow, right));
        boolean beside = isSideBySide(width);
        double wideX = beside && narrowFirst ? snapPositionX(right + gap) : 0;
        double wideY = !beside && narrowFirst ? snapPositionY(rightHeight + gap) : 0;
        double narrowX = beside && !narrowFirst ? snapPositionX(left + gap) : 0;
        double narrowY = !beside && !narrowFirst ? snapPositionY(leftHeight + gap) : 0;
        wide.resizeRelocate(wideX, wideY, left, leftHeight);
        narrow.resizeRelocate(narrowX, narrowY, right, rightHeight);
    }
}
