package dev.touchstone.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/// What a screen needs of the desktop around the window. Called on the JavaFX application thread.
public interface Desktop {
    void copy(String text);

    /// The text on the clipboard now; empty where there is none.
    Optional<String> clipboard();

    /// Asks where to save a file; empty when the person thought better of it.
    Optional<Path> askWhereToSave(String title, String suggestedName);

    /// The text of the QR code in a picture file; empty where none can be read.
    Optional<String> readCode(Path picture);

    /// The text of the QR code in the picture on the clipboard; empty where none can be read.
    Optional<String> readCodeOnClipboard();

    /// Asks which file to open.
    Optional<Path> askWhatToOpen(String title);
}
