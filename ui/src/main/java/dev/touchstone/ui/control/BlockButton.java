package dev.touchstone.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A button whose face is a block of its own: it is as high as the block needs at the width that there is, as text that
/// wraps wants it.
public final class BlockButton extends Button {
    private final Region block;

    public BlockButton(Region block, Runnable action, String... styles) {
        this.block = block;
        setGraphic(block);
        setMnemonicParsing(false);
        setOnAction(_ -> action.run());
        getStyleClass().addAll(styles);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double down() {
        return snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return across() + block.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return across() + block.minWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? prefWidth(-1) : width;
        return down() + Math.max(block.minHeight(room - across()), block.prefHeight(room - across()));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        block.resizeRelocate(snappedLeftInset(), snappedTopInset(), getWidth() - across(), getHeight() - down());
    }
}
