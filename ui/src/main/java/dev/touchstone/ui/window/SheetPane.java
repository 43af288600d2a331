package dev.touchstone.ui.window;

import dev.touchstone.ui.control.Parts;
import dev.touchstone.ui.shell.Screen;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A window's content and the sheet over it. While there is one, what lies beneath is dimmed and out of reach of keys
/// and mouse; afterwards the focus is again where it was. Confined to the JavaFX application thread.
final class SheetPane extends StackPane {
    private final StackPane beneath = new StackPane();
    private final StackPane place = Parts.styled(new StackPane(), "sheet-place");
    private Optional<Node> focused = Optional.empty();

    SheetPane() {
        getChildren().addAll(beneath, place);
        Parts.present(place, false);
    }

    /// What lies beneath.
    void setContent(Node content) {
        beneath.getChildren().setAll(content);
    }

    void lay(Screen screen) {
        if (!place.isVisible()) focused = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        var sheet = Parts.styled(new StackPane(screen.node()), "sheet");
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        place.getChildren().setAll(sheet);
        beneath.setDisable(true);
        Parts.present(place, true);
    }

    /// Whether the focus went back to where it was.
    boolean close() {
        place.getChildren().clear();
        Parts.present(place, false);
        beneath.setDisable(false);
        var before = focused.filter(node -> getScene().equals(node.getScene()));
        focused = Optional.empty();
        before.ifPresent(Node::requestFocus);
        return before.isPresent();
    }
}
