package dev.touchstone.app.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for a while, that is deleted with all that is in it when it is closed. Confined to one thread.
public record TemporaryFolder(Path path) implements AutoCloseable {
    /// A new, empty one, which only its owner can look into.
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("touchstone"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
