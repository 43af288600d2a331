package dev.touchstone.ui.control;

import dev.touchstone.icons.MarkSize;
import dev.touchstone.icons.TruthMark;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A vertical ladder: rungs with a mark each, joined by a line, down to a starting point. Up and Down go between the
/// rungs, Right opens the details of one and Left closes them.
public final class EvidenceLadder extends VBox {

    /// One rung: a mark, a sentence, what is drawn under it, and details behind a fold.
    ///
    /// @param spoken the whole rung in words
    /// @param onCopy what the copy key does on this rung
    public record Rung(
            TruthMark mark,
            String sentence,
            List<Node> drawings,
            List<Node> details,
            boolean open,
            String spoken,
            Runnable onCopy) {
        public Rung {
            drawings = List.copyOf(drawings);
            details = List.copyOf(details);
        }
    }

    public EvidenceLadder() {
        getStyleClass().add("ladder");
    }

    public void show(List<Rung> rungs, Node start) {
        int focused = focusedRung();
        getChildren().setAll(rungs.stream().map(this::rung).toList());
        getChildren().add(start);
        if (focused >= 0 && focused < getChildren().size())
            getChildren().get(focused).requestFocus();
    }

    private int focusedRung() {
        for (int i = 0; i < getChildren().size(); i++) if (getChildren().get(i).isFocused()) return i;
        return -1;
    }

    private Node rung(Rung rung) {
        var mark = new ProofMark(MarkSize.LARGE, rung.mark());
        var side = Parts.styled(new VBox(mark, joint()), "ladder-side");
        var sentence = Parts.text(rung.sentence());
        var details = Parts.column(8);
        details.getChildren().setAll(rung.details());
        var fold = new Fold("Details", details).open(rung.open());
        fold.head().setFocusTraversable(false);
        var body = Parts.column(8, sentence);
        body.getChildren().addAll(rung.drawings());
        if (!rung.details().isEmpty()) body.getChildren().add(fold);
        var row = new HBox(14, side, Parts.growing(body));
        row.getStyleClass().addAll("rung", ProofMark.style(rung.mark()) + "-rung");
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(rung.spoken());
        row.setOnMousePressed(_ -> row.requestFocus());
        row.addEventHandler(KeyEvent.KEY_PRESSED, key -> handle(key, row, fold, rung.onCopy()));
        return row;
    }

    private static Region joint() {
        var line = Parts.styled(new Region(), "ladder-line");
        VBox.setVgrow(line, javafx.scene.layout.Priority.ALWAYS);
        return line;
    }

    private void handle(KeyEvent key, Node row, Fold fold, Runnable copy) {
        int at = getChildren().indexOf(row);
        if (key.getCode() == KeyCode.DOWN) focusAt(at + 1);
        else if (key.getCode() == KeyCode.UP) focusAt(at - 1);
        else if (key.getCode() == KeyCode.RIGHT) fold.open(true);
        else if (key.getCode() == KeyCode.LEFT) fold.open(false);
        else if (key.getCode() == KeyCode.C && key.isShortcutDown()) copy.run();
        else return;
        key.consume();
    }

    private void focusAt(int index) {
        if (index >= 0 && index < getChildren().size()) getChildren().get(index).requestFocus();
    }

    public void focusFirst() {
        focusAt(0);
    }
}
