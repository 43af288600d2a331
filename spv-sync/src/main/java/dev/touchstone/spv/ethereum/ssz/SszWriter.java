package dev.touchstone.spv.ethereum.ssz;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes one SSZ container: its fixed part field by field, and behind it the variable parts that its offsets point
/// to. Confined to one thread.
///
/// Source: simple-serialize.md, "Serialization".
public final class SszWriter {
    private static final int OFFSET_BYTES = 4;

    private final List<byte[]> fixed = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /// What stands behind the fixed part, and which field holds the offset to it.
    private record Part(int field, ByteString content) {}

    /// The bytes of a container whose fields `content` writes.
    public static byte[] container(Consumer<SszWriter> content) {
        var out = new SszWriter();
        content.accept(out);
        return out.toArray();
    }

    public SszWriter uint64(long value) {
        return add(littleEndian(value, Long.BYTES));
    }

    public SszWriter bytes32(Hash256 value) {
        return add(value.toBytes());
    }

    public SszWriter vectorOfBytes32(List<Hash256> values) {
        values.forEach(this::bytes32);
        return this;
    }

    public SszWriter byteVector(ByteString bytes) {
        return add(bytes.toArray());
    }

    /// A byte list: its offset here, its bytes behind the fixed part.
    public SszWriter byteList(ByteString bytes) {
        return variable(bytes.toArray());
    }

    /// A container of variable size: its offset here, the container behind the fixed part.
    public SszWriter variable(Consumer<SszWriter> content) {
        return variable(container(content));
    }

    private SszWriter variable(byte[] content) {
        parts.add(new Part(fixed.size(), ByteString.of(content)));
        return add(new byte[OFFSET_BYTES]);
    }

    private SszWriter add(byte[] field) {
        fixed.add(field);
        return this;
    }

    public byte[] toArray() {
        int end = fixed.stream().mapToInt(field -> field.length).sum();
        var fields = new ArrayList<>(fixed);
        for (var part : parts) {
            fields.set(part.field, littleEndian(end, OFFSET_BYTES));
            end += part.content.length();
        }
        var out = new ByteArrayOutputStream(end);
        fields.forEach(out::writeBytes);
        parts.forEach(part -> out.writeBytes(part.content.toArray()));
        return out.toByteArray();
    }

    private static byte[] littleEndian(long value, int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte) (value >>> (8 * i));
        return bytes;
    }
}
