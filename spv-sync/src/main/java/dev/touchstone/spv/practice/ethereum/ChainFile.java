package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What happened to a practice chain, on disk, appended record by record. Confined to the practice-ethereum loop
/// once opened.
///
/// After eight bytes of magic and version each record is a length, four bytes of its double SHA-256, and its
/// content. A record torn by a crash, and whatever follows it, is cut off when the file is opened.
final class ChainFile implements AutoCloseable {
    private static final byte[] MAGIC = {'T', 'S', 'P', 'E', 0, 0, 0, 1};
    private static final int CHECK_BYTES = 4;
    private static final int RECORD_HEAD = Integer.BYTES + CHECK_BYTES;
    private static final int MOST_BYTES = 64 << 20;

    private final FileChannel channel;
    private final List<ByteString> records;

    private ChainFile(FileChannel channel, List<ByteString> records) {
        this.channel = channel;
        this.records = List.copyOf(records);
    }

    /// Opens or makes the file.
    ///
    /// @throws IOException also when the file is of another kind or of a newer version, or in use
    static ChainFile open(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            var records = new ArrayList<ByteString>();
            long good = channel.size() < MAGIC.length ? begin(channel) : read(channel, records);
            channel.truncate(good);
            channel.position(good);
            return new ChainFile(channel, records);
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
        write(channel, ByteBuffer.wrap(MAGIC));
        return MAGIC.length;
    }

    private static long read(FileChannel channel, List<ByteString> records) throws IOException {
        var in = new DataInputStream(Channels.newInputStream(channel.position(0)));
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not a practice Ethereum chain of version 1");
        }
        long good = MAGIC.length;
        long size = channel.size();
        while (size - good >= RECORD_HEAD) {
            int length = in.readInt();
            var check = in.readNBytes(CHECK_BYTES);
            if (length < 0 || length > Math.min(MOST_BYTES, size - good - RECORD_HEAD)) break;
            var content = in.readNBytes(length);
            if (content.length < length || !Arrays.equals(check, checkOf(content))) break;
            records.add(ByteString.of(content));
            good += RECORD_HEAD + length;
        }
        return good;
    }

    private static byte[] checkOf(byte[] bytes) {
        return Arrays.copyOf(DoubleSha256.of(bytes).toBytes(), CHECK_BYTES);
    }

    /// What was in the file when it was opened.
    List<ByteString> records() {
        return records;
    }

    void append(ByteString record) throws IOException {
        var content = record.toArray();
        var bytes = ByteBuffer.allocate(RECORD_HEAD + content.length);
        write(
                channel,
                bytes.putInt(content.length).put(checkOf(content)).put(content).flip());
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    /// Returns when the disk has what was appended.
    @Override
    public void close() throws IOException {
        channel.force(false);
        channel.close();
    }
}
