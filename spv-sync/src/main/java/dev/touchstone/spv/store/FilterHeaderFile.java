package dev.touchstone.spv.store;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// The filter headers of the best chain on disk: `filter-headers.dat`, 16 bytes of [Preamble], then 40 bytes a block
/// from the first one on: the filter header, and the first 8 bytes of the hash of the block it belongs to. Confined to
/// its owner's thread.
///
/// Nothing in a filter header tells whether it is whole, or of which branch it is: the bytes of the block hash do.
/// After a crash the records of blocks that are no longer on the chain, and all after them, do not count.
public final class FilterHeaderFile implements Closeable {
    public static final String NAME = "filter-headers.dat";
    private static final int BLOCK_BYTES = Long.BYTES;
    private static final int RECORD = Hash256.BYTES + BLOCK_BYTES;
    private static final int PIECE = 1024;
    private static final int UNSAVED_MOST = 1 << 15;

    private final FileChannel channel;
    private int count;
    private int unsaved;

    private FilterHeaderFile(FileChannel channel, int count) {
        this.channel = channel;
        this.count = count;
    }

    public sealed interface Opening {
        record Opened(FilterHeaderFile file) implements Opening {}

        /// No file of filter headers of this network that this version can read; it was left as it is.
        record Unusable(String why) implements Opening {}
    }

    /// A filter header and the start of the hash of its block, as [Hash256#prefix()] gives it.
    public record Entry(FilterHeader header, long block) {
        public static Entry of(FilterHeader header, BlockHash block) {
            return new Entry(header, block.value().prefix());
        }
    }

    /// Opens the file of this folder, or makes it. A record cut short at its end is dropped.
    public static Opening open(Path folder, Network network) throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var opening = (Opening) new Opening.Unusable("not read");
        try {
            var why = Preamble.of("TSFH", network).admit(channel);
            opening = why.isPresent() ? new Opening.Unusable(why.get()) : new Opening.Opened(whole(channel));
            return opening;
        } finally {
            if (!(opening instanceof Opening.Opened)) channel.close();
        }
    }

    private static FilterHeaderFile whole(FileChannel channel) throws IOException {
        int count = Math.toIntExact((channel.size() - Preamble.BYTES) / RECORD);
        if (channel.size() > position(count)) channel.truncate(position(count));
        return new FilterHeaderFile(channel, count);
    }

    private static long position(int record) {
        return Preamble.BYTES + (long) record * RECORD;
    }

    /// How many records there are.
    public int count() {
        return count;
    }

    /// Gives the records to `reader`, from the first on, until it refuses one.
    public void readWhile(Predicate<Entry> reader) throws IOException {
        boolean goesOn = true;
        for (int record = 0; goesOn && record < count; record += PIECE) {
            var piece = read(record, Math.min(PIECE, count - record));
            while (goesOn && piece.hasRemaining()) {
                var header = new byte[Hash256.BYTES];
                piece.get(header);
                goesOn = reader.test(new Entry(new FilterHeader(Hash256.of(header)), piece.getLong()));
            }
        }
    }

    private ByteBuffer read(int record, int records) throws IOException {
        var bytes = ByteBuffer.allocate(records * RECORD);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position(record) + bytes.position()) < 0) {
                throw new EOFException(NAME + " became shorter while open");
            }
        }
        return bytes.flip();
    }

    /// Adds records at the end. They are safe from a crash of the machine after [#save()], or once enough have
    /// come.
    public void append(List<Entry> entries) throws IOException {
        var bytes = ByteBuffer.allocate(entries.size() * RECORD);
        for (var entry : entries) bytes.put(entry.header.value().toBytes()).putLong(entry.block);
        HeaderFile.writeFully(channel, bytes.flip(), position(count));
        count += entries.size();
        unsaved += entries.size();
        if (unsaved >= UNSAVED_MOST) save();
    }

    /// Drops the records from this height on.
    public void truncate(Height height) throws IOException {
        Objects.checkIndex(height.value(), count + 1);
        channel.truncate(position(height.value()));
        count = height.value();
        save();
    }

    /// Returns when everything is on the disk itself.
    public void save() throws IOException {
        channel.force(false);
        unsaved = 0;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (unsaved > 0) save();
        }
    }
}
