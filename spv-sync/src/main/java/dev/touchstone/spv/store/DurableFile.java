package dev.touchstone.spv.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Puts whole files where others were, so that after a crash there is the old one or the new one, and after the
/// call the new one. Thread-safe, but for two writers of one file. Blocks.
public final class DurableFile {
    private DurableFile() {}

    /// Returns when the bytes are on the disk itself, under this name. The folder must be there.
    public static void write(Path path, byte[] bytes) throws IOException {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        try (var channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            HeaderFile.writeFully(channel, ByteBuffer.wrap(bytes), 0);
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolderOf(path);
    }

    /// Makes the name of a file durable, where the operating system has a call for that.
    public static void syncFolderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
