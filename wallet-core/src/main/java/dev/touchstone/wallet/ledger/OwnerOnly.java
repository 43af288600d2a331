package dev.touchstone.wallet.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only their owner may read, where the file system knows owners. Thread-safe.
final class OwnerOnly {
    private static final String PERMISSIONS = "rw-------";

    private OwnerOnly() {}

    /// Makes an empty file, or takes the rights of others away from the one that is there.
    static void create(Path file) throws IOException {
        if (!isPosix(file)) {
            if (!Files.exists(file)) Files.createFile(file);
            return;
        }
        var permissions = PosixFilePermissions.fromString(PERMISSIONS);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
        } catch (FileAlreadyExistsException _) {
            if (!Files.getPosixFilePermissions(file).equals(permissions))
                Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
