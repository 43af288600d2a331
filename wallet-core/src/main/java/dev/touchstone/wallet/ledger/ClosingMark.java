package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// 56 bytes behind the end of the database that are there while a wallet file is closed: a magic, the length of the
/// database, and its SHA-256. They tell any damage, down to one bit of unused space, before a password is asked. Pure.
///
/// SQLite ignores what follows its last page. The mark is taken away before the database is opened for writing, so a
/// file without it is one whose program was killed; its rows are then vouched for by their seals alone.
final class ClosingMark {
    static final int BYTES = 56;

    private static final byte[] MAGIC = "TouchstoneClosed".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private ClosingMark() {}

    /// What stands at the end of a file.
    enum Reading {
        /// The file is, to the bit, what was closed.
        WHOLE,
        /// The mark is there and does not fit.
        BROKEN,
        /// There is no mark.
        ABSENT
    }

    static Reading read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long body = channel.size() - BYTES;
            if (body < 0) return Reading.ABSENT;
            var mark = ByteBuffer.allocate(BYTES);
            readFully(channel, mark, body);
            if (!Arrays.equals(mark.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) return Reading.ABSENT;
            return Arrays.equals(mark.array(), of(channel, body)) ? Reading.WHOLE : Reading.BROKEN;
        }
    }

    /// Adds the mark, durably.
    static void write(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long body = channel.size();
            var mark = ByteBuffer.wrap(of(channel, body));
            while (mark.hasRemaining()) channel.write(mark, body + mark.position());
            channel.force(true);
        }
    }

    /// Takes the mark away, durably; whatever else follows the database goes with it.
    static void remove(Path file, long databaseBytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() == databaseBytes) return;
            channel.truncate(databaseBytes);
            channel.force(true);
        }
    }

    private static byte[] of(FileChannel channel, long body) throws IOException {
        var sha256 = DoubleSha256.newSha256();
        var buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < body; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, body - at));
            readFully(channel, buffer, at);
            sha256.update(buffer.flip());
        }
        return ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putLong(body)
                .put(sha256.digest())
                .array();
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long from) throws IOException {
        long base = from - target.position();
        while (target.hasRemaining()) {
            if (channel.read(target, base + target.position()) < 0) throw new IOException("the file became shorter");
        }
    }
}
