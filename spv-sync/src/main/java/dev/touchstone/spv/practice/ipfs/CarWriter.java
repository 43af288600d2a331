package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Block;
import dev.touchstone.spv.content.Cid;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Packs blocks into an archive with one root (ipld/specs, CARv1). Pure.
final class CarWriter {
    private static final int MAP_OF_TWO = 0xa2;
    private static final int TEXT = 0x60;
    private static final int LIST_OF_ONE = 0x81;
    private static final int LINK_TAG_FIRST = 0xd8;
    private static final int LINK_TAG = 42;
    private static final int BYTES_WITH_LENGTH = 0x58;
    private static final int VERSION = 1;

    private CarWriter() {}

    static ByteString archive(Cid root, List<Block> blocks) {
        var out = new ByteArrayOutputStream();
        section(out, header(root));
        for (var block : blocks) {
            var section = new ByteArrayOutputStream();
            section.writeBytes(block.cid().bytes().toArray());
            section.writeBytes(block.bytes().toArray());
            section(out, section.toByteArray());
        }
        return ByteString.of(out.toByteArray());
    }

    private static void section(ByteArrayOutputStream out, byte[] content) {
        Protobuf.varint(out, content.length);
        out.writeBytes(content);
    }

    /// `{"roots": [root], "version": 1}` in DAG-CBOR: a link is its bytes behind a zero, under tag 42.
    private static byte[] header(Cid root) {
        var out = new ByteArrayOutputStream();
        out.write(MAP_OF_TWO);
        text(out, "roots");
        out.write(LIST_OF_ONE);
        out.write(LINK_TAG_FIRST);
        out.write(LINK_TAG);
        var link = root.bytes();
        out.write(BYTES_WITH_LENGTH);
        out.write(link.length() + 1);
        out.write(0);
        out.writeBytes(link.toArray());
        text(out, "version");
        out.write(VERSION);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(TEXT | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
