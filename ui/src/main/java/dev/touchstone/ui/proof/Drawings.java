package dev.touchstone.ui.proof;

import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Drawing;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// The small pictures of the inspector. Each says in words what it shows. Confined to the JavaFX application thread.
final class Drawings {
    static final double WIDTH = 320;

    private Drawings() {}

    static Node of(Drawing drawing, ObservableValue<AmountFormat> amounts) {
        return switch (drawing) {
            case Drawing.Sum(var shares) -> StateDrawings.bracket(shares, amounts);
            case Drawing.Path(var path) -> StateDrawings.path(path);
            case Drawing.Run run -> CallDrawing.of(run);
            case Drawing.Committee(int signed, int members) -> StateDrawings.committee(signed, members);
            case Drawing.Handovers(long count) -> StateDrawings.handovers(count);
            case Drawing.Branch(var branch) -> branch(branch);
            case Drawing.Strip(var block, var tip) -> strip(block.value(), tip.value());
            case Drawing.Range(var from, var to, var tip) -> range(from.value(), to.value(), tip.value());
        };
    }

    /// A thin path from our leaf, filled, to the root at the header; each sibling is a tick on its side.
    private static Node branch(MerkleBranch branch) {
        int steps = branch.siblings().size();
        double height = 72;
        double step = steps == 0 ? 0 : (WIDTH - 48) / steps;
        var pane = pane(height, "The path from the payment to the root of the block, " + steps + " steps");
        double x = 12;
        double y = height - 20;
        double rise = steps == 0 ? 0 : (height - 40) / steps;
        pane.getChildren().add(dot(x, y, 5, "branch-leaf"));
        for (int i = 0; i < steps; i++) {
            double nextX = x + step;
            double nextY = y - rise;
            pane.getChildren().add(line(x, y, nextX, nextY, "branch-path"));
            double side = branch.isRightAt(i) ? -12 : 12;
            pane.getChildren().add(line(x + step / 2, nextY + side + rise / 2, nextX, nextY, "branch-tick"));
            pane.getChildren().add(dot(x + step / 2, nextY + side + rise / 2, 2.5, "branch-sibling"));
            x = nextX;
            y = nextY;
        }
        pane.getChildren().add(square(x, y));
        pane.getChildren().addAll(caption("payment", 0, height - 12), caption("block", Math.max(60, x - 14), y + 18));
        return pane;
    }

    /// The chain as one strip with our block and the newest; counted, not drawn.
    private static Node strip(int block, int tip) {
        double y = 22;
        var pane = pane(52, "Block " + AmountFormat.count(block) + " of a chain of " + AmountFormat.count(tip));
        double at = tip == 0 ? WIDTH : WIDTH * block / tip;
        pane.getChildren()
                .addAll(
                        bar(0, y - 3, WIDTH, 6, "strip"),
                        dot(3, y, 5, "strip-first"),
                        dot(Math.max(3, at - 3), y, 6, "branch-leaf"));
        pane.getChildren().add(line(WIDTH, y - 8, WIDTH, y + 8, "strip-head"));
        pane.getChildren().add(caption("first block", 0, 32));
        pane.getChildren().add(captionRight(AmountFormat.count(tip), 32));
        if (at > 90 && at < WIDTH - 70) pane.getChildren().add(caption(AmountFormat.count(block), at - 20, 32));
        return pane;
    }

    /// A bar from where the search began to the newest block; what was not looked through stays empty.
    private static Node range(int from, int to, int tip) {
        double y = 16;
        var pane = pane(
                48,
                "Blocks " + AmountFormat.count(from) + " to " + AmountFormat.count(to) + " of "
                        + AmountFormat.count(tip));
        double span = Math.max(1, (double) tip - from);
        double done = WIDTH * Math.max(0, to - from) / span;
        pane.getChildren().addAll(bar(0, y, WIDTH, 8, "range-gap"), bar(0, y, Math.max(4, done), 8, "range-done"));
        pane.getChildren().addAll(caption(AmountFormat.count(from), 0, 28), captionRight(AmountFormat.count(to), 28));
        return pane;
    }

    static Pane pane(double height, String spoken) {
        var pane = new Pane();
        pane.getStyleClass().add("drawing");
        pane.setMinSize(WIDTH, height);
        pane.setPrefSize(WIDTH, height);
        pane.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        pane.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pane.setAccessibleText(spoken);
        return pane;
    }

    static Circle dot(double x, double y, double radius, String style) {
        var dot = new Circle(x, y, radius);
        dot.getStyleClass().add(style);
        return dot;
    }

    static Rectangle square(double x, double y) {
        var square = new Rectangle(x - 6, y - 6, 12, 12);
        square.setArcWidth(4);
        square.setArcHeight(4);
        square.getStyleClass().add("branch-root");
        return square;
    }

    static Line line(double x1, double y1, double x2, double y2, String style) {
        var line = new Line(x1, y1, x2, y2);
        line.getStyleClass().add(style);
        return line;
    }

    private static Rectangle bar(double x, double y, double width, double height, String style) {
        var bar = new Rectangle(x, y, width, height);
        bar.setArcWidth(height);
        bar.setArcHeight(height);
        bar.getStyleClass().add(style);
        return bar;
    }

    static Label caption(String words, double x, double y) {
        var label = new Label(words);
        label.getStyleClass().addAll("small", "muted", "caption");
        label.relocate(x, y);
        return label;
    }

    private static Label captionRight(String words, double y) {
        var label = caption(words, 0, y);
        label.layoutXProperty().bind(label.widthProperty().negate().add(WIDTH));
        return label;
    }
}
