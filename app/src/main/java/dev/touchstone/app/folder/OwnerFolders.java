package dev.touchstone.app.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes folders that only their owner can look into, where the file system knows owners. Thread-safe.
public final class OwnerFolders {
    private static final String PERMISSIONS = "rwx------";

    private OwnerFolders() {}

    /// Makes a folder and those above it that are missing. One that is there keeps its rights.
    ///
    /// @throws IOException when it cannot be made or written to
    public static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            if (!Files.isWritable(folder)) throw new AccessDeniedException(folder.toString());
            return;
        }
        if (Files.exists(folder)) throw new NotDirectoryException(folder.toString());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PERMISSIONS));
            Files.createDirectories(folder, ownerOnly);
        } else {
            Files.createDirectories(folder);
        }
    }
}
