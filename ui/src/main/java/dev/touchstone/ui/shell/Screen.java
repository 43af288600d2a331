package dev.touchstone.ui.shell;

import javafx.scene.Parent;

/// One screen on the window, from being opened to being left. Confined to the JavaFX application thread.
public interface Screen {
    Parent node();

    /// Gives the focus to where a person begins on this screen.
    void focus();

    /// Whether it may be left now; not while something is under way that cannot be taken up again.
    default boolean mayClose() {
        return true;
    }

    /// Ends every subscription; the screen is not used again.
    void leave();
}
