package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes what the readers under test read, and also what they must refuse.
final class DagPbWriter {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    DagPbWriter tag(int field, int wire) {
        Multihash.writeVarint(out, (long) field << 3 | wire);
        return this;
    }

    DagPbWriter number(int field, long value) {
        tag(field, VARINT);
        Multihash.writeVarint(out, value);
        return this;
    }

    DagPbWriter bytes(int field, ByteString value) {
        tag(field, BYTES);
        Multihash.writeVarint(out, value.length());
        out.writeBytes(value.toArray());
        return this;
    }

    DagPbWriter varint(long value) {
        Multihash.writeVarint(out, value);
        return this;
    }

    DagPbWriter raw(int... bytes) {
        for (int each : bytes) out.write(each);
        return this;
    }

    ByteString done() {
        return ByteString.of(out.toByteArray());
    }

    static ByteString utf8(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static DagPb.Link link(String name, Block to) {
        return new DagPb.Link(to.cid(), name, DagPb.Link.NO_SIZE);
    }

    static ByteString node(ByteString data, List<DagPb.Link> links) {
        var out = new DagPbWriter();
        for (var link : links) out.bytes(2, link(link));
        return out.bytes(1, data).done();
    }

    static ByteString link(DagPb.Link link) {
        var out = new DagPbWriter().bytes(1, link.cid().bytes()).bytes(2, utf8(link.name()));
        if (link.size() != DagPb.Link.NO_SIZE) out.number(3, link.size());
        return out.done();
    }

    static Block block(ByteString node) {
        return new Block(new Cid(1, Codec.DAG_PB.code(), Multihash.ofSha256(node)), node);
    }

    static Block raw(String text) {
        return new Block(Cid.ofRaw(utf8(text)), utf8(text));
    }

    static Block directory(DagPb.Link... entries) {
        return block(node(new DagPbWriter().number(1, 1).done(), List.of(entries)));
    }

    /// A file of these parts with the sizes given for them.
    static Block file(ByteString own, long size, List<Block> parts, long... sizes) {
        var data = new DagPbWriter().number(1, 2);
        if (!own.isEmpty()) data.bytes(2, own);
        data.number(3, size);
        for (long each : sizes) data.number(4, each);
        return block(
                node(data.done(), parts.stream().map(part -> link("", part)).toList()));
    }

    static Block file(Block... rawParts) {
        var sizes =
                Arrays.stream(rawParts).mapToLong(part -> part.bytes().length()).toArray();
        return file(ByteString.EMPTY, Arrays.stream(sizes).sum(), List.of(rawParts), sizes);
    }
}
