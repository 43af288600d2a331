package dev.touchstone.ui.send;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/// The pages of one way, of which one is open. Confined to the JavaFX application thread.
public final class PageStack {
    private final StackPane node = new StackPane();
    private Node first;

    /// @param first what has the focus to begin with
    public PageStack(Node first) {
        this.first = first;
    }

    /// Opens a page in the place of the one before.
    ///
    /// @param focus what has the focus on it
    public void open(Parent page, Node focus) {
        node.getChildren().setAll(page);
        first = focus;
        if (node.getScene() == null) return;
        node.applyCss();
        node.layout();
        focus();
    }

    public void focus() {
        first.requestFocus();
    }

    public Parent node() {
        return node;
    }
}
