package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cuts a file into blocks in the ways that IPFS's tools usually do, until one of them has a given address (Kubo's
/// profiles `legacy-cid-v0`, `legacy-cid-v1` and `unixfs-v1-2025`, IPIP-499). Pure.
///
/// That none of them fits shows nothing: the file may have been cut in another way.
public final class FileCutter {
    private static final int QUARTER_MIB = 256 * 1024;
    private static final int MIB = 1024 * 1024;
    private static final List<Way> WAYS = List.of(
            new Way(0, QUARTER_MIB, false, 174),
            new Way(1, QUARTER_MIB, true, 174),
            new Way(1, MIB, true, 1_024),
            new Way(1, MIB, true, 174),
            new Way(1, QUARTER_MIB, false, 174));

    private static final int FILE = 2;

    private final Way way;
    private final Map<Cid, ByteString> blocks = new LinkedHashMap<>();

    private FileCutter(Way way) {
        this.way = way;
    }

    /// @param version of the addresses
    /// @param rawLeaves whether the pieces are bare bytes
    /// @param width how many pieces one block leads to
    private record Way(int version, int chunk, boolean rawLeaves, int width) {}

    /// A part of the file.
    ///
    /// @param content bytes of the file in it
    /// @param total bytes of all its blocks
    private record Part(Cid cid, long content, long total) {}

    /// The blocks of the file, by their addresses, cut so that it has this one.
    public static Optional<Map<Cid, ByteString>> cut(ByteString file, Cid wanted) {
        if (wanted.isOf(Codec.RAW)) {
            return file.length() <= Block.MOST_BYTES && wanted.hash().match(file) == Multihash.Match.MATCHES
                    ? Optional.of(Map.of(wanted, file))
                    : Optional.empty();
        }
        for (var way : WAYS) {
            var cutter = new FileCutter(way);
            var root = cutter.root(file).cid();
            if (root.hash().equals(wanted.hash()) && root.codec() == wanted.codec()) {
                var blocks = new LinkedHashMap<>(cutter.blocks);
                blocks.put(wanted, blocks.get(root));
                return Optional.of(blocks);
            }
        }
        return Optional.empty();
    }

    /// The addresses that tools give the file, each once.
    static List<Cid> roots(ByteString file) {
        return WAYS.stream()
                .map(way -> new FileCutter(way).root(file).cid())
                .distinct()
                .toList();
    }

    private Part root(ByteString file) {
        var level = new ArrayList<Part>();
        for (int from = 0; from == 0 || from < file.length(); from += way.chunk()) {
            level.add(leaf(ByteString.of(file.toArray(from, Math.min(file.length(), from + way.chunk())))));
        }
        while (level.size() > 1) {
            var above = new ArrayList<Part>();
            for (int from = 0; from < level.size(); from += way.width()) {
                above.add(node(level.subList(from, Math.min(level.size(), from + way.width()))));
            }
            level = above;
        }
        return level.getFirst();
    }

    private Part leaf(ByteString bytes) {
        if (way.rawLeaves()) return add(Cid.ofRaw(bytes), bytes, bytes.length(), 0);
        return dagPb(new Message(), unixFs(bytes, bytes.length(), List.of()), bytes.length(), 0);
    }

    private Part node(List<Part> parts) {
        var links = new Message();
        for (var part : parts) {
            var link = new Message()
                    .bytes(1, part.cid().bytes().toArray())
                    .bytes(2)
                    .number(3, part.total());
            links.bytes(2, link.toArray());
        }
        long content = parts.stream().mapToLong(Part::content).sum();
        long below = parts.stream().mapToLong(Part::total).sum();
        return dagPb(links, unixFs(ByteString.EMPTY, content, parts), content, below);
    }

    private static Message unixFs(ByteString bytes, long size, List<Part> parts) {
        var data = new Message().number(1, FILE);
        if (!bytes.isEmpty()) data.bytes(2, bytes.toArray());
        data.number(3, size);
        parts.forEach(part -> data.number(4, part.content()));
        return data;
    }

    /// Links stand before the data, though their number is higher (DAG-PB, "Serial Format").
    private Part dagPb(Message links, Message data, long content, long below) {
        var block = ByteString.of(links.bytes(1, data.toArray()).toArray());
        return add(new Cid(way.version(), Codec.DAG_PB.code(), Multihash.ofSha256(block)), block, content, below);
    }

    private Part add(Cid cid, ByteString block, long content, long below) {
        blocks.put(cid, block);
        return new Part(cid, content, below + block.length());
    }

    /// A message of Protocol Buffers, field after field. Confined to one thread.
    private static final class Message {
        private static final int LENGTH_DELIMITED = 2;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            out.write(field << 3);
            Multihash.writeVarint(out, value);
            return this;
        }

        Message bytes(int field, byte... value) {
            out.write(field << 3 | LENGTH_DELIMITED);
            Multihash.writeVarint(out, value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] toArray() {
            return out.toByteArray();
        }
    }
}
