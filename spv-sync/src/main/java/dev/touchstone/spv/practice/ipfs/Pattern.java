package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// A small picture made from a number: always the same bytes. Immutable.
///
/// @param number from 1 on
record Pattern(int number) {
    private static final int SIDE = 96;
    private static final int COLOURS = 8;
    private static final int INDEXED = 3;
    private static final int MOST_STORED = 0xffff;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Rings of shades (SVG 1.1).
    ByteString svg() {
        var text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\">");
        for (int ring = 0; ring < COLOURS; ring++) {
            int shade = 20 + 9 * ring;
            int radius = 140 - 15 * ring - number;
            text.append("<circle cx=\"100\" cy=\"100\" r=\"").append(radius).append("\" fill=\"hsl(");
            text.append(number * 45 % 360).append(",60%,").append(shade).append("%)\"/>");
        }
        return ByteString.of(text.append("</svg>\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /// A weave of shades (PNG, third edition), with its pixels as they are: a compressor's output is not everywhere
    /// the same.
    ByteString png() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(PNG_START);
        var head =
                ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put((byte) 8).put((byte) INDEXED);
        chunk(out, "IHDR", head.array());
        chunk(out, "PLTE", palette());
        chunk(out, "IDAT", stored(pixels()));
        chunk(out, "IEND", new byte[0]);
        return ByteString.of(out.toByteArray());
    }

    private byte[] palette() {
        var palette = new byte[3 * COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            palette[3 * i] = (byte) (40 + 25 * i);
            palette[3 * i + 1] = (byte) (20 + 30 * ((i + number) % COLOURS));
            palette[3 * i + 2] = (byte) (90 + 20 * ((i * number) % COLOURS));
        }
        return palette;
    }

    /// Line after line, each behind a zero: no filter.
    private byte[] pixels() {
        var pixels = new byte[SIDE * (SIDE + 1)];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                pixels[y * (SIDE + 1) + x + 1] = (byte) ((x / 6 ^ y / 6) * number / 2 % COLOURS);
            }
        }
        return pixels;
    }

    /// A zlib stream of one stored block (RFC 1950, RFC 1951).
    private static byte[] stored(byte[] content) {
        if (content.length > MOST_STORED) throw new IllegalArgumentException("a block of " + content.length);
        var sum = new Adler32();
        sum.update(content);
        var out = ByteBuffer.allocate(content.length + 11)
                .put((byte) 0x78)
                .put((byte) 0x01)
                .put((byte) 1);
        byte low = (byte) content.length;
        byte high = (byte) (content.length >> 8);
        out.put(low).put(high).put((byte) ~low).put((byte) ~high).put(content);
        return out.putInt((int) sum.getValue()).array();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }
}
