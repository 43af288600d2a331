package dev.touchstone.app.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the program offers exchanges: a file that is there or not, the same for the window and for commands.
/// Immutable.
///
/// @param file is there where the user switched them on
public record ExchangeSwitch(Path file) {
    public boolean isOn() {
        return Files.exists(file);
    }

    /// Keeps what the user wants; the folder has to be there.
    public void set(boolean on) throws IOException {
        if (!on) Files.deleteIfExists(file);
        else if (!isOn()) Files.createFile(file);
    }
}
