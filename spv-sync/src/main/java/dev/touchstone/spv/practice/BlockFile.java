package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Predicate;

/// The blocks of a practice chain on disk, appended in the order in which they were taken. Confined to the
/// practice-node loop once opened.
///
/// After eight bytes of magic and version each record is a length, four bytes of the block's double SHA-256, and the
/// block. A record torn by a crash, and whatever follows it, is cut off when the file is opened.
final class BlockFile implements AutoCloseable {
    private static final byte[] MAGIC = {'T', 'S', 'P', 'B', 0, 0, 0, 1};
    private static final int CHECK_BYTES = 4;
    private static final int RECORD_HEAD = 4 + CHECK_BYTES;

    private final FileChannel channel;

    private BlockFile(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens or makes the file and hands its blocks to `taker`, in order, as long as that takes them.
    ///
    /// @throws IOException also when the file is of another kind or of a newer version, or in use
    static BlockFile open(Path file, Predicate<Block> taker) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            long good = channel.size() < MAGIC.length ? begin(channel) : replay(channel, taker);
            channel.truncate(good);
            channel.position(good);
            return new BlockFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) return;
        } catch (OverlappingFileLockException e) {
            throw new IOException(file + " is open already", e);
        }
        throw new IOException(file + " is open in another program");
    }

    private static long begin(FileChannel channel) throws IOException {
        channel.truncate(0);
        write(channel, MAGIC);
        return MAGIC.length;
    }

    private static long replay(FileChannel channel, Predicate<Block> taker) throws IOException {
        var in = new DataInputStream(Channels.newInputStream(channel.position(0)));
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC))
            throw new IOException("not a practice chain of version 1");
        long good = MAGIC.length;
        long size = channel.size();
        while (size - good > RECORD_HEAD) {
            int length = in.readInt();
            var check = in.readNBytes(CHECK_BYTES);
            if (length < 0 || length > Math.min(Block.MOST_BYTES, size - good - RECORD_HEAD)) break;
            var bytes = in.readNBytes(length);
            boolean whole = bytes.length == length && Arrays.equals(check, checkOf(bytes));
            if (!whole || !(Block.parse(bytes) instanceof Parsed.Ok<Block>(var block)) || !taker.test(block)) break;
            good += RECORD_HEAD + length;
        }
        return good;
    }

    private static byte[] checkOf(byte[] bytes) {
        return Arrays.copyOf(DoubleSha256.of(bytes).toBytes(), CHECK_BYTES);
    }

    void append(ByteString block) throws IOException {
        var bytes = block.toArray();
        var record = new WireWriter(RECORD_HEAD + bytes.length)
                .i32(Integer.reverseBytes(bytes.length))
                .bytes(checkOf(bytes))
                .bytes(bytes);
        write(channel, record.toArray());
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) channel.write(buffer);
    }

    /// Returns when the disk has what was appended.
    @Override
    public void close() throws IOException {
        channel.force(false);
        channel.close();
    }
}
