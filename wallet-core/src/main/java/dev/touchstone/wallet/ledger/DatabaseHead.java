package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Parsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The first hundred bytes of an SQLite file, read without SQLite: whose it is and how long it should be. Immutable.
///
/// @param application the id by which a program knows its files
/// @param version the version of the tables
/// @param bytes the length of the database; 0 where the file does not say
record DatabaseHead(int application, int version, long bytes) {
    private static final int BYTES = 100;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    static Parsed<DatabaseHead> read(Path file) throws IOException {
        var head = ByteBuffer.allocate(BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {}
        }
        if (head.hasRemaining()) return Parsed.malformed("shorter than any database");
        if (!Arrays.equals(head.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length))
            return Parsed.malformed("no database");
        return Parsed.ok(new DatabaseHead(head.getInt(68), head.getInt(60), length(head)));
    }

    private static long length(ByteBuffer head) {
        int pageSize = head.getShort(16) & 0xffff;
        long pages = head.getInt(28) & 0xffff_ffffL;
        boolean isValid = head.getInt(24) == head.getInt(92);
        return isValid ? pages * (pageSize == 1 ? 65_536 : pageSize) : 0;
    }
}
