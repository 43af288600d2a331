package dev.touchstone.wallet.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads the write-ahead log that a killed program left behind, before SQLite does. Confined to one thread.
///
/// SQLite takes the first frame with a wrong checksum for the end of the log, so one flipped bit would silently drop
/// every commit after it. A log that ends in the middle of its last transaction is what a crash leaves and is fine;
/// one that goes on after a broken frame with a commit and then yet another frame was damaged later, because each
/// commit is on the disk before the next transaction begins. (Format: sqlite.org/fileformat2.html, section 4.)
final class LogCheck {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int MAX_PAGE = 65_536;

    private final FileChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private int sum1;
    private int sum2;

    private LogCheck(FileChannel channel) {
        this.channel = channel;
    }

    /// Whether something that was committed is broken.
    static boolean isDamaged(Path log) throws IOException {
        try (var channel = FileChannel.open(log, StandardOpenOption.READ)) {
            return new LogCheck(channel).isDamaged();
        }
    }

    private boolean isDamaged() throws IOException {
        if (!read(header, 0)) return false;
        boolean isEmpty = ByteBuffer.allocate(HEADER).equals(header.duplicate().rewind());
        if (isEmpty) return false;
        boolean isLog = (header.getInt(0) & ~1) == MAGIC && isPageSize(header.getInt(8));
        if (!isLog) return true;
        add(header, 0, FRAME_HEADER);
        if (header.getInt(24) != sum1 || header.getInt(28) != sum2) return true;
        return isDamaged(ByteBuffer.allocate(FRAME_HEADER + header.getInt(8)));
    }

    private boolean isDamaged(ByteBuffer frame) throws IOException {
        boolean isBroken = false;
        boolean hasLostCommit = false;
        for (long at = HEADER; read(frame, at); at += frame.capacity()) {
            boolean isOfThisLog = frame.getInt(8) == header.getInt(16) && frame.getInt(12) == header.getInt(20);
            if (!isBroken) isBroken = !(isOfThisLog && continuesTheSum(frame));
            if (!isBroken || !isOfThisLog) continue;
            if (hasLostCommit) return true;
            hasLostCommit = frame.getInt(4) != 0;
        }
        return false;
    }

    private boolean continuesTheSum(ByteBuffer frame) {
        add(frame, 0, 8);
        add(frame, FRAME_HEADER, frame.capacity());
        return frame.getInt(16) == sum1 && frame.getInt(20) == sum2;
    }

    private void add(ByteBuffer bytes, int from, int to) {
        var order = (header.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var words = bytes.duplicate().order(order);
        for (int at = from; at < to; at += 8) {
            sum1 += words.getInt(at) + sum2;
            sum2 += words.getInt(at + 4) + sum1;
        }
    }

    private static boolean isPageSize(int size) {
        return size >= 512 && size <= MAX_PAGE && Integer.bitCount(size) == 1;
    }

    /// Whether the buffer could be filled from there.
    private boolean read(ByteBuffer target, long from) throws IOException {
        target.clear();
        while (target.hasRemaining()) {
            if (channel.read(target, from + target.position()) < 0) return false;
        }
        return true;
    }
}
