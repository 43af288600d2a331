package dev.touchstone.ui.proof;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Drawing;
import javafx.scene.Node;

/// The picture of a contract's code at work: words go in on the left, one answer comes out on the right. Confined to
/// the
/// JavaFX application thread.
final class CallDrawing {
    private static final int MOST_WORDS = 9;
    private static final double CODE = 150;
    private static final double RIGHT = 268;

    private CallDrawing() {}

    static Node of(Drawing.Run run) {
        int drawn = Math.min(run.words(), MOST_WORDS);
        double rows = Math.max(1, drawn);
        double height = Math.max(44, rows * 12 + 8);
        double middle = height / 2;
        var words = AmountFormat.count(run.words()) + (run.words() == 1 ? " word" : " words");
        var code = AmountFormat.count(run.bytes()) + " bytes of code";
        var pane = Drawings.pane(height + 24, words + " go into " + code + ", and an answer comes out");
        for (int i = 0; i < drawn; i++) {
            double y = middle + (i - (drawn - 1) / 2.0) * 12;
            pane.getChildren().add(Drawings.line(20, y, CODE, middle, "branch-path"));
        }
        for (int i = 0; i < drawn; i++) {
            double y = middle + (i - (drawn - 1) / 2.0) * 12;
            pane.getChildren().add(Drawings.dot(20, y, 4, "branch-leaf"));
        }
        pane.getChildren().add(Drawings.line(CODE, middle, RIGHT, middle, "branch-path"));
        pane.getChildren().add(Drawings.square(CODE, middle));
        pane.getChildren().add(Drawings.dot(RIGHT, middle, 6, "branch-leaf"));
        pane.getChildren().add(Drawings.caption(words, 0, height));
        pane.getChildren().add(Drawings.caption(code, CODE - 54, height));
        pane.getChildren().add(Drawings.caption("answer", RIGHT - 16, height));
        return pane;
    }
}
