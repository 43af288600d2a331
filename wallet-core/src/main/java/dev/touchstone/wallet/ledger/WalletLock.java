package dev.touchstone.wallet.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Keeps a second Touchstone away from a wallet: a lock of the operating system on a file beside it, which is released
/// when the program ends, however it ends. Thread-safe.
final class WalletLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private WalletLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Empty when somebody else has it.
    static Optional<WalletLock> take(Path wallet) throws IOException {
        var file = beside(wallet, ".lock");
        OwnerOnly.create(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) return Optional.of(new WalletLock(channel, lock));
        } catch (OverlappingFileLockException _) {
            // another thread of this program has it: the same answer
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    static Path beside(Path wallet, String suffix) {
        return wallet.resolveSibling(wallet.getFileName() + suffix);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
