package dev.touchstone.ui.control;

import dev.touchstone.ui.format.AmountFormat;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// How many of a committee signed, as a bar on which the two thirds that are needed are marked. All of it also
/// stands below in words.
public final class CommitteeBar extends Region {
    private static final double HEIGHT = 10;
    private static final double TICK = 6;
    private static final double WIDEST = 420;

    private final Region track = Parts.styled(new Region(), "committee-track");
    private final Region filled = Parts.styled(new Region(), "committee-signed");
    private final Region needed = Parts.styled(new Region(), "committee-needed");
    private final Label left = Parts.line("", "small", "muted");
    private final Label right = Parts.line("", "small", "muted");
    private int signed;
    private int members = 1;

    public CommitteeBar() {
        getStyleClass().add("committee-bar");
        setMaxWidth(WIDEST);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(track, filled, needed, left, right);
    }

    /// Two thirds of a committee, rounded up.
    public static int needed(int members) {
        return (2 * members + 2) / 3;
    }

    public void show(int signed, int members) {
        this.signed = signed;
        this.members = Math.max(1, members);
        left.setText(AmountFormat.count(signed) + " of " + AmountFormat.count(members) + " signed");
        right.setText(AmountFormat.count(needed(members)) + " needed");
        setAccessibleText(left.getText() + ", " + right.getText());
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return WIDEST;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(WIDEST, left.prefWidth(-1) + 12 + right.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return TICK + HEIGHT + TICK + left.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double mark = width * needed(members) / members;
        track.resizeRelocate(0, TICK, width, HEIGHT);
        filled.resizeRelocate(0, TICK, width * Math.min(signed, members) / members, HEIGHT);
        needed.resizeRelocate(mark - 1, 0, 2, HEIGHT + 2 * TICK);
        double top = TICK + HEIGHT + TICK;
        double height = left.prefHeight(-1);
        double rightWidth = right.prefWidth(-1);
        double leftWidth = left.prefWidth(-1);
        double at = Math.max(leftWidth + 12, Math.min(mark - rightWidth / 2, width - rightWidth));
        left.resizeRelocate(0, top, leftWidth, height);
        right.resizeRelocate(at, top, rightWidth, height);
    }
}
