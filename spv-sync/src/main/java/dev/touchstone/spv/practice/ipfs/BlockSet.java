package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Cid;
import dev.touchstone.spv.content.Codec;
import dev.touchstone.spv.content.Multihash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files and folders cut into blocks (UnixFS, DAG-PB). Filled by one thread, then read by any.
final class BlockSet {
    /// Files that have more bytes are cut: far less than IPFS nodes take, so that small pictures have several blocks.
    static final int CHUNK_BYTES = 4096;

    private final Map<Cid, ByteString> blocks = new LinkedHashMap<>();

    /// A file or a folder.
    ///
    /// @param content bytes of the file; of a folder zero
    /// @param total bytes of all its blocks
    record Entry(Cid cid, long content, long total) {}

    Optional<Block> find(Cid cid) {
        return Optional.ofNullable(blocks.get(cid)).map(bytes -> new Block(cid, bytes));
    }

    private Entry add(Codec codec, ByteString bytes, long content, long below) {
        var cid = new Cid(1, codec.code(), Multihash.ofSha256(bytes));
        blocks.put(cid, bytes);
        return new Entry(cid, content, below + bytes.length());
    }

    Entry file(ByteString bytes) {
        if (bytes.length() <= CHUNK_BYTES) return add(Codec.RAW, bytes, bytes.length(), 0);
        var parts = new ArrayList<Entry>();
        for (int from = 0; from < bytes.length(); from += CHUNK_BYTES) {
            var part = ByteString.of(bytes.toArray(from, Math.min(from + CHUNK_BYTES, bytes.length())));
            parts.add(add(Codec.RAW, part, part.length(), 0));
        }
        var node = new Protobuf();
        for (var part : parts) node.message(DagPbFields.LINKS, link(part, ""));
        var data =
                new Protobuf().number(UnixFsFields.TYPE, UnixFsFields.FILE).number(UnixFsFields.SIZE, bytes.length());
        for (var part : parts) data.number(UnixFsFields.PART_SIZE, part.content());
        return add(Codec.DAG_PB, node.message(DagPbFields.DATA, data).bytes(), bytes.length(), total(parts));
    }

    /// A folder whose names stand in the order of their letters.
    Entry folder(Map<String, Entry> entries) {
        var node = new Protobuf();
        new TreeMap<>(entries).forEach((name, entry) -> node.message(DagPbFields.LINKS, link(entry, name)));
        var data = new Protobuf().number(UnixFsFields.TYPE, UnixFsFields.FOLDER);
        return add(Codec.DAG_PB, node.message(DagPbFields.DATA, data).bytes(), 0, total(List.copyOf(entries.values())));
    }

    private static long total(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::total).sum();
    }

    private static Protobuf link(Entry entry, String name) {
        return new Protobuf()
                .bytes(DagPbFields.HASH, entry.cid().bytes())
                .text(DagPbFields.NAME, name)
                .number(DagPbFields.TOTAL, entry.total());
    }

    /// The numbers of a node's fields and of a link's.
    private static final class DagPbFields {
        static final int DATA = 1;
        static final int LINKS = 2;
        static final int HASH = 1;
        static final int NAME = 2;
        static final int TOTAL = 3;
    }

    /// The numbers of a UnixFS message's fields, and of the types.
    private static final class UnixFsFields {
        static final int TYPE = 1;
        static final int SIZE = 3;
        static final int PART_SIZE = 4;
        static final int FOLDER = 1;
        static final int FILE = 2;
    }
}
