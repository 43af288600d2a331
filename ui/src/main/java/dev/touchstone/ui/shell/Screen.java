package dev.touchstone.ui.shell;

import javafx.scene.Parent;

/// One screen on the window, from being opened to being left. Confined to the JavaFX application thread.
public interface Screen {
    Parent node();

    /// Gives the focus to where a person begins on this screen.
    void focus();

    /// Ends every subscription; the screen is not used again.
    void leave();
}
