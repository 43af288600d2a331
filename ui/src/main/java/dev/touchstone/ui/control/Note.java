package dev.touchstone.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A sentence that has to be seen, on its own ground: a warning, a failure, a state. It may offer one thing to do.
public final class Note extends HBox {
    private final Label words = Parts.text("");

    /// What a note is about; each has a shape besides its colour.
    public enum Kind {
        PLAIN("plain", Feather.INFO),
        CHECKING("checking", Feather.LOADER),
        WARNING("stale", Feather.ALERT_TRIANGLE),
        FAILED("failed", Feather.ALERT_OCTAGON);

        private final String style;
        private final Feather picture;

        Kind(String style, Feather picture) {
            this.style = style;
            this.picture = picture;
        }
    }

    public Note(Kind kind, String sentence, Node... actions) {
        super(12);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getStyleClass().addAll("note", kind.style);
        words.setText(sentence);
        getChildren().addAll(Parts.icon(kind.picture), Parts.growing(words));
        getChildren().addAll(actions);
    }

    public void say(String sentence) {
        words.setText(sentence);
    }
}
