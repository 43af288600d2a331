package dev.touchstone.spv.store;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.chain.Network;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

/// The headers of the best chain on disk: `headers.dat`, 16 bytes of [Preamble], then 80 bytes a header from the
/// first block on. Confined to its owner's thread; locked against other programs while open.
///
/// A crash leaves at worst a record cut short at the end, which is dropped on opening. The end of the chain is
/// replaced by way of a [RedoLog], so that after a crash it is whole: the old or the new. Whether the records are
/// headers of the chain is for the reader to judge: this file stores bytes.
public final class HeaderFile implements Closeable {
    public static final String NAME = "headers.dat";
    private static final int RECORD = BlockHeader.BYTES;
    private static final int UNSAVED_MOST = 1 << 15;

    private final FileChannel channel;
    private final RedoLog redo;
    private final int torn;
    private int count;
    private int unsaved;

    private HeaderFile(FileChannel channel, RedoLog redo, int torn, int count) {
        this.channel = channel;
        this.redo = redo;
        this.torn = torn;
        this.count = count;
    }

    public sealed interface Opening {
        record Opened(HeaderFile file) implements Opening {}

        /// Another program, or another part of this one, has the file open.
        record InUse() implements Opening {}

        /// No file of headers of this network that this version can read; it was left as it is.
        record Unusable(String why) implements Opening {}
    }

    /// Opens the file of this folder, or makes it, and finishes what a crash interrupted.
    public static Opening open(Path folder, Network network) throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var opening = (Opening) new Opening.InUse();
        try {
            if (locked(channel)) opening = opened(channel, folder, network);
            return opening;
        } finally {
            if (!(opening instanceof Opening.Opened)) channel.close();
        }
    }

    private static Opening opened(FileChannel channel, Path folder, Network network) throws IOException {
        var why = Preamble.of("TSHD", network).admit(channel);
        if (why.isPresent()) return new Opening.Unusable(why.get());
        var redo = RedoLog.open(folder.resolve("headers.redo"), network);
        redo.replay(channel);
        long bytes = channel.size() - Preamble.BYTES;
        int count = Math.toIntExact(bytes / RECORD);
        int torn = (int) (bytes % RECORD);
        if (torn > 0) channel.truncate(position(count));
        return new Opening.Opened(new HeaderFile(channel, redo, torn, count));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static long position(int record) {
        return Preamble.BYTES + (long) record * RECORD;
    }

    /// How many headers there are.
    public int count() {
        return count;
    }

    /// Bytes of a record cut short that were dropped on opening.
    public int torn() {
        return torn;
    }

    /// The headers from this height on, packed.
    public byte[] read(int height, int headers) throws IOException {
        var bytes = new byte[Math.multiplyExact(headers, RECORD)];
        read(height, headers, bytes);
        return bytes;
    }

    /// Reads headers into the start of `target`.
    public void read(int height, int headers, byte[] target) throws IOException {
        Objects.checkFromIndexSize(height, headers, count);
        var bytes = ByteBuffer.wrap(target, 0, headers * RECORD);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position(height) + bytes.position()) < 0) {
                throw new EOFException(NAME + " became shorter while open");
            }
        }
    }

    /// Adds headers at the end. They are safe from a crash of the machine after [#save()], or once enough have
    /// come.
    public void append(byte[] bytes, int offset, int headers) throws IOException {
        writeFully(channel, ByteBuffer.wrap(bytes, offset, headers * RECORD), position(count));
        count += headers;
        unsaved += headers;
        if (unsaved >= UNSAVED_MOST) save();
    }

    /// Replaces everything from this height on; after a crash the file has the old headers or the new.
    public void replaceFrom(int height, byte[] bytes) throws IOException {
        Objects.checkIndex(height, count + 1);
        redo.write(position(height), bytes);
        redo.replay(channel);
        count = height + bytes.length / RECORD;
        unsaved = 0;
    }

    /// Drops the headers from this height on.
    public void truncate(int height) throws IOException {
        Objects.checkIndex(height, count + 1);
        channel.truncate(position(height));
        count = height;
        save();
    }

    /// Returns when everything is on the disk itself.
    public void save() throws IOException {
        channel.force(false);
        unsaved = 0;
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) at += channel.write(bytes, at);
    }

    /// The first bytes of a file of ours, at most `most` of them.
    static byte[] readStart(FileChannel channel, int most) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(most, channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        try (channel;
                redo) {
            if (unsaved > 0) save();
        }
    }
}
