package dev.touchstone.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Builds the small things every page is made of, so that a page reads like its own description.
public final class Parts {
    private Parts() {}

    /// Text in one of the type styles of the stylesheet; wraps where it runs out of room.
    public static Label text(String words, String... styles) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Label title(String words) {
        return text(words, "title-1");
    }

    public static Label heading(String words) {
        return text(words, "title-3");
    }

    public static Label strong(String words) {
        return text(words, "strong");
    }

    public static Label muted(String words) {
        return text(words, "muted");
    }

    public static Label small(String words) {
        return text(words, "small", "muted");
    }

    /// Text that says what there is to say, and takes no room while that is nothing.
    public static Label message(ObservableValue<String> words, String... styles) {
        var label = text("", styles);
        label.textProperty().bind(words);
        label.managedProperty().bind(words.map(said -> !said.isEmpty()));
        return label;
    }

    /// Text that stays on one line and keeps its width.
    public static Label line(String words, String... styles) {
        var label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static HBox row(double spacing, Node... children) {
        var row = new HBox(spacing, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(double spacing, Node... children) {
        return new VBox(spacing, children);
    }

    public static <T extends Region> T styled(T region, String... styles) {
        region.getStyleClass().addAll(styles);
        return region;
    }

    /// Takes whatever room is left in a row or a column.
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    public static <T extends Node> T growing(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        if (node instanceof Region region) region.setMaxWidth(Double.MAX_VALUE);
        return node;
    }

    /// The one button a screen is for.
    public static Button primary(String words, Runnable action) {
        return styled(button(words, action), "primary");
    }

    public static Button secondary(String words, Runnable action) {
        return styled(button(words, action), "secondary");
    }

    /// A button that looks like a link.
    public static Button link(String words, Runnable action) {
        return styled(button(words, action), "link");
    }

    private static Button button(String words, Runnable action) {
        var button = new Button(words);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /// A button with nothing but a picture; `spoken` is its name for screen readers and its tooltip.
    public static Button iconButton(Feather picture, String spoken, Runnable action) {
        var button = styled(button("", action), "icon-button");
        button.setGraphic(icon(picture));
        button.setAccessibleText(spoken);
        button.setTooltip(new Tooltip(spoken));
        return button;
    }

    public static FontIcon icon(Feather picture, String... styles) {
        var icon = new FontIcon(picture);
        icon.getStyleClass().addAll(styles);
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    /// A plain card: one line around it, generous inside.
    public static VBox card(Node... children) {
        return styled(column(16, children), "card-plain");
    }

    /// A line across.
    public static Region rule() {
        return styled(new Region(), "rule");
    }

    /// Shows a node only while there is something to show, without leaving a hole.
    public static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
