package dev.touchstone.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A page of the window: one column, no wider than can be read, that scrolls when it has to.
public final class Page {
    private final VBox body = Parts.styled(Parts.column(24), "page-body");
    private final ScrollPane scroll = new ScrollPane();

    public Page(Node... parts) {
        body.getChildren().addAll(parts);
        var holder = Parts.styled(new StackPane(body), "page");
        StackPane.setAlignment(body, Pos.TOP_CENTER);
        scroll.setContent(holder);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
    }

    /// A page for forms and the like.
    public Page narrow() {
        body.getStyleClass().add("narrow");
        return this;
    }

    public VBox body() {
        return body;
    }

    public ScrollPane node() {
        return scroll;
    }
}
