package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Takes apart, and puts together, the SSZ answer to a request for updates of several periods: for each a length of
/// 8 bytes, a fork digest of 4, and the update. Pure.
///
/// Source: beacon-APIs `apis/beacon/light_client/updates.yaml`.
public final class UpdateChunks {
    /// `MAX_REQUEST_LIGHT_CLIENT_UPDATES`.
    public static final int MOST = 128;

    private static final int DIGEST_BYTES = 4;
    private static final int MOST_BYTES = 1 << 16;

    private UpdateChunks() {}

    /// One update, not yet read. Immutable.
    public record Chunk(ByteString digest, ByteString ssz) {}

    public static Parsed<List<Chunk>> split(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var chunks = new ArrayList<Chunk>();
        while (in.hasRemaining()) {
            if (chunks.size() == MOST) return Parsed.malformed("more than " + MOST + " updates");
            if (in.remaining() < Long.BYTES) return Parsed.malformed("ends within a length");
            long length = in.getLong();
            if (length < DIGEST_BYTES || length > Math.min(in.remaining(), MOST_BYTES)) {
                return Parsed.malformed("an update of " + Long.toUnsignedString(length) + " bytes");
            }
            int from = in.position();
            int to = from + (int) length;
            chunks.add(new Chunk(
                    ByteString.copyOf(bytes, from, from + DIGEST_BYTES),
                    ByteString.copyOf(bytes, from + DIGEST_BYTES, to)));
            in.position(to);
        }
        return Parsed.ok(List.copyOf(chunks));
    }

    public static ByteString join(List<Chunk> chunks) {
        int bytes = chunks.stream()
                .mapToInt(chunk -> Long.BYTES + DIGEST_BYTES + chunk.ssz().length())
                .sum();
        var out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (var chunk : chunks) {
            out.putLong(DIGEST_BYTES + chunk.ssz().length())
                    .put(chunk.digest().toArray())
                    .put(chunk.ssz().toArray());
        }
        return ByteString.of(out.array());
    }
}
