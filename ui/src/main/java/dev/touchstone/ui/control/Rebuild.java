package dev.touchstone.ui.control;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/// Puts new rows in the place of old ones without taking the focus away from the row that has it. Rows are told apart
/// by their user data.
public final class Rebuild {
    private Rebuild() {}

    public static void children(Pane pane, List<? extends Node> next) {
        var focused = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        var key = focused != null && isWithin(focused, pane) ? focused.getUserData() : null;
        pane.getChildren().setAll(next);
        if (key != null) focus(pane, key);
    }

    private static boolean isWithin(Node node, Parent parent) {
        for (Node at = node; at != null; at = at.getParent()) if (at.equals(parent)) return true;
        return false;
    }

    private static boolean focus(Parent parent, Object key) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (Objects.equals(child.getUserData(), key)) {
                child.requestFocus();
                return true;
            }
            if (child instanceof Parent inner && focus(inner, key)) return true;
        }
        return false;
    }
}
