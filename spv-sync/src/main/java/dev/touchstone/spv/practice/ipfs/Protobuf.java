package dev.touchstone.spv.practice.ipfs;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a Protocol Buffers message, field after field as they are given. Confined to one thread.
final class Protobuf {
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        varint(out, (long) field << 3 | VARINT);
        varint(out, value);
        return this;
    }

    Protobuf bytes(int field, ByteString value) {
        varint(out, (long) field << 3 | BYTES);
        varint(out, value.length());
        out.writeBytes(value.toArray());
        return this;
    }

    Protobuf text(int field, String value) {
        return bytes(field, ByteString.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    Protobuf message(int field, Protobuf value) {
        return bytes(field, value.bytes());
    }

    ByteString bytes() {
        return ByteString.of(out.toByteArray());
    }

    /// An unsigned number of 64 bits, seven bits a byte, the lowest first (multiformats/unsigned-varint).
    static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left < 0 || left >= 0x80) {
            out.write(((int) left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }
}
