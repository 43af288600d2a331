package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.ByteReader;
import java.util.ArrayList;
import java.util.List;

/// Data items packed into the data of one transaction, with their ids before them (ANS-104, 1.2). Immutable.
public record Bundle(List<Entry> entries) {
    private static final int FIELD = 32;

    /// The bytes of an item, and the id that the bundle gives it; only [DataItem#objection] tells if that is its
    /// own.
    public record Entry(ArweaveId id, ByteString bytes) {
        public Parsed<DataItem> item() {
            return DataItem.parse(bytes);
        }
    }

    public Bundle {
        entries = List.copyOf(entries);
    }

    public static Parsed<Bundle> parse(ByteString data) {
        if (data.length() > DataItem.MOST_BYTES) return Parsed.malformed("a bundle of " + data.length() + " bytes");
        return ByteReader.parse(data, Bundle::read);
    }

    private static Bundle read(ByteReader in) throws MalformedException {
        long count = in.littleEndian(FIELD);
        if (count > in.remaining() / (2 * FIELD)) throw new MalformedException("a bundle of " + count + " items");
        var sizes = new ArrayList<Integer>();
        var ids = new ArrayList<ArweaveId>();
        for (int i = 0; i < count; i++) {
            long size = in.littleEndian(FIELD);
            if (size > in.remaining()) throw new MalformedException("an item of " + size + " bytes");
            sizes.add((int) size);
            ids.add(new ArweaveId(Hash256.of(in.string(FIELD).toArray())));
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) entries.add(new Entry(ids.get(i), in.string(sizes.get(i))));
        return new Bundle(entries);
    }
}
