package dev.touchstone.app.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Keeps a second copy of the program away from the files of a chain: a lock of the operating system, which is gone
/// when the program has ended, however it ended. Thread-safe.
public final class ChainLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private ChainLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if it is missing and takes it; empty when somebody else has it.
    public static Optional<ChainLock> take(Path folder) throws IOException {
        OwnerFolders.make(folder);
        var channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            lock = Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock.isEmpty()) channel.close();
        return lock.map(taken -> new ChainLock(channel, taken));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
