package dev.touchstone.ui.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// A field for a password or another secret that can be looked at. Pasting is allowed.
public final class PasswordBox extends HBox {
    private final PasswordField hidden = new PasswordField();
    private final TextField open = new TextField();

    public PasswordBox(StringProperty value) {
        this(value, "the password");
    }

    /// @param what what stands in the field, for the button that shows it
    public PasswordBox(StringProperty value, String what) {
        super(4);
        hidden.textProperty().bindBidirectional(value);
        open.textProperty().bindBidirectional(value);
        open.setVisible(false);
        open.promptTextProperty().bind(hidden.promptTextProperty());
        open.onActionProperty().bind(hidden.onActionProperty());
        var toggle = Parts.iconButton(Feather.EYE, "Show " + what, () -> {});
        toggle.setOnAction(_ -> {
            boolean show = !open.isVisible();
            open.setVisible(show);
            hidden.setVisible(!show);
            toggle.setGraphic(Parts.icon(show ? Feather.EYE_OFF : Feather.EYE));
            var words = (show ? "Hide " : "Show ") + what;
            toggle.setAccessibleText(words);
            toggle.getTooltip().setText(words);
            (show ? open : hidden).requestFocus();
            (show ? open : hidden).end();
        });
        getChildren().addAll(Parts.growing(new StackPane(hidden, open)), toggle);
    }

    public TextInputControl input() {
        return hidden;
    }

    public void onEnter(Runnable action) {
        hidden.setOnAction(_ -> action.run());
    }
}
