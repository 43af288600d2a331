package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that a person names, to be read or written. Thread-safe.
final class InputFiles {
    private InputFiles() {}

    /// The file, if it is there to be read.
    static Path readable(Path file) throws Failure {
        if (!Files.exists(file)) throw Failure.environment("NoSuchFile", "There is no file " + file + ".");
        if (!Files.isRegularFile(file)) throw Failure.usage(file + " is no file that can be read.");
        return file;
    }

    /// What goes into a file, piece by piece.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file as a whole: it is complete or, after a crash, as it was before.
    static void write(Path file, Content content) throws IOException, Failure {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.environment("NoSuchFolder", "There is no folder for " + file + ".");
        }
        var draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var out = Files.newOutputStream(draft)) {
                content.writeTo(out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
