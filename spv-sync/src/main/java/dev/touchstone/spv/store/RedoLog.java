package dev.touchstone.spv.store;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Replaces the end of a file so that after a crash at any moment it is the old or the new, never something between:
/// what is to be written is first written here with its hash, and written again on the next opening if need be.
/// Confined to its owner's thread.
///
/// Format: [Preamble], position (8 bytes), length (4), the bytes, and the double SHA-256 of all that. A log that is
/// empty or whose hash is wrong is one that was never finished, and says that the file was not touched yet.
final class RedoLog implements Closeable {
    private static final int HEAD = Preamble.BYTES + Long.BYTES + Integer.BYTES;

    private final FileChannel log;
    private final Preamble preamble;

    private RedoLog(FileChannel log, Preamble preamble) {
        this.log = log;
        this.preamble = preamble;
    }

    static RedoLog open(Path path, Network network) throws IOException {
        var log = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new RedoLog(log, Preamble.of("TSRD", network));
    }

    /// Notes that these bytes are to be the end of the file from `position` on.
    void write(long position, byte[] bytes) throws IOException {
        var entry = ByteBuffer.allocate(HEAD + bytes.length + Hash256.BYTES);
        entry.put(preamble.bytes()).putLong(position).putInt(bytes.length).put(bytes);
        entry.put(DoubleSha256.of(entry.array(), 0, entry.position()).toBytes()).flip();
        log.truncate(0);
        HeaderFile.writeFully(log, entry, 0);
        log.force(true);
    }

    /// Does what was noted, if something was, and forgets it.
    void replay(FileChannel file) throws IOException {
        if (log.size() == 0) return;
        if (log.size() <= Integer.MAX_VALUE) {
            var entry = HeaderFile.readStart(log, (int) log.size());
            if (isWhole(entry)) redo(ByteBuffer.wrap(entry), file);
        }
        log.truncate(0);
        log.force(true);
    }

    private boolean isWhole(byte[] entry) {
        int length = entry.length - HEAD - Hash256.BYTES;
        if (length < 0 || ByteBuffer.wrap(entry).getInt(HEAD - Integer.BYTES) != length) return false;
        var mine = preamble.bytes();
        return Arrays.equals(entry, 0, mine.length, mine, 0, mine.length)
                && DoubleSha256.of(entry, 0, HEAD + length).equals(Hash256.of(entry, HEAD + length));
    }

    private static void redo(ByteBuffer entry, FileChannel file) throws IOException {
        long position = entry.getLong(Preamble.BYTES);
        if (position < Preamble.BYTES || position > file.size()) return;
        int length = entry.getInt(HEAD - Integer.BYTES);
        HeaderFile.writeFully(file, entry.slice(HEAD, length), position);
        file.truncate(position + length);
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
