package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The Merkle tree over the chunks of a transaction's data, in which every node knows the offset at which it
/// parts them (Arweave's `ar_merkle`). Pure.
///
/// Which leaf an offset has follows from the offsets in the nodes alone, so a root fixes the bytes at every
/// offset, however the tree was built.
final class ChunkTree {
    private static final int HASH = Hash256.BYTES;
    private static final int NOTE = 32;
    private static final int BRANCH = 2 * HASH + NOTE;
    private static final int LEAF = HASH + NOTE;
    private static final int LEAST_CHUNK = 32 * 1024;
    private static final int MOST_PATH = 64 * BRANCH + LEAF;

    private ChunkTree() {}

    /// The chunk at an offset: the hash of its bytes, and the offset at which it ends.
    record Leaf(Hash256 chunk, long end) {}

    /// The leaf that holds the byte at `offset`; empty where the path does not lead from the root to it.
    static Optional<Leaf> find(Hash256 root, long offset, ByteString path) {
        boolean isSized = path.length() >= LEAF && path.length() <= MOST_PATH && (path.length() - LEAF) % BRANCH == 0;
        if (!isSized) return Optional.empty();
        var bytes = path.toArray();
        var wanted = root;
        int at = 0;
        for (; at + LEAF < bytes.length; at += BRANCH) {
            if (!node(bytes, at, BRANCH).equals(wanted)) return Optional.empty();
            var end = note(bytes, at + 2 * HASH);
            if (end.isEmpty()) return Optional.empty();
            wanted = Hash256.of(bytes, offset < end.get() ? at : at + HASH);
        }
        if (!node(bytes, at, LEAF).equals(wanted)) return Optional.empty();
        var chunk = Hash256.of(bytes, at);
        return note(bytes, at + HASH).filter(end -> offset < end).map(end -> new Leaf(chunk, end));
    }

    /// The hash of a node: each of its 32-byte parts is hashed, then all of them together.
    private static Hash256 node(byte[] bytes, int from, int length) {
        var parts = new byte[length];
        for (int at = 0; at < length; at += HASH) {
            Sha.sha256(Hash256.of(bytes, from + at).toBytes()).writeTo(parts, at);
        }
        return Sha.sha256(parts);
    }

    /// An offset of 32 bytes that fits a positive long.
    private static Optional<Long> note(byte[] bytes, int from) {
        for (int i = 0; i < NOTE - Long.BYTES; i++) {
            if (bytes[from + i] != 0) return Optional.empty();
        }
        long note = ByteBuffer.wrap(bytes).getLong(from + NOTE - Long.BYTES);
        return note < 0 ? Optional.empty() : Optional.of(note);
    }

    /// The data cut as usual into the chunks of this root, each with its path; empty where the usual ways make
    /// other roots.
    ///
    /// Usual are chunks of 256 KiB, the last two even where the last would be under 32 KiB; some tools put an
    /// empty chunk after data that needs none.
    static Optional<List<DataChunk>> cut(ByteString data, Hash256 root) {
        if (data.isEmpty()) return Optional.empty();
        var chunks = usualChunks(data);
        var whole = tree(chunks);
        if (whole.hash().equals(root)) return Optional.of(withPaths(chunks, whole));
        if (data.length() % DataChunk.MOST_BYTES != 0) return Optional.empty();
        var more = new ArrayList<>(chunks);
        more.add(ByteString.EMPTY);
        var padded = tree(more);
        return padded.hash().equals(root) ? Optional.of(withPaths(chunks, padded)) : Optional.empty();
    }

    private static List<ByteString> usualChunks(ByteString data) {
        var chunks = new ArrayList<ByteString>();
        int at = 0;
        while (at < data.length()) {
            int left = data.length() - at;
            boolean isSmallRest = left > DataChunk.MOST_BYTES && left - DataChunk.MOST_BYTES < LEAST_CHUNK;
            int length = isSmallRest ? (left + 1) / 2 : Math.min(left, DataChunk.MOST_BYTES);
            chunks.add(ByteString.of(data.toArray(at, at + length)));
            at += length;
        }
        return chunks;
    }

    /// A node with the paths from it to its leaves.
    private record Node(Hash256 hash, long end, List<ByteString> paths) {}

    private static List<DataChunk> withPaths(List<ByteString> chunks, Node whole) {
        var all = new ArrayList<DataChunk>();
        for (int i = 0; i < chunks.size(); i++)
            all.add(new DataChunk(chunks.get(i), whole.paths().get(i)));
        return List.copyOf(all);
    }

    private static Node tree(List<ByteString> chunks) {
        var layer = new ArrayList<Node>();
        long end = 0;
        for (var chunk : chunks) {
            end += chunk.length();
            layer.add(leaf(chunk, end));
        }
        while (layer.size() > 1) {
            var above = new ArrayList<Node>();
            for (int i = 0; i + 1 < layer.size(); i += 2) above.add(branch(layer.get(i), layer.get(i + 1)));
            if (layer.size() % 2 == 1) above.add(layer.getLast());
            layer = above;
        }
        return layer.getFirst();
    }

    private static Node leaf(ByteString chunk, long end) {
        var bytes = new byte[LEAF];
        Sha.sha256(chunk.toArray()).writeTo(bytes, 0);
        ByteBuffer.wrap(bytes).putLong(LEAF - Long.BYTES, end);
        return new Node(node(bytes, 0, LEAF), end, List.of(ByteString.of(bytes)));
    }

    private static Node branch(Node left, Node right) {
        var bytes = new byte[BRANCH];
        left.hash().writeTo(bytes, 0);
        right.hash().writeTo(bytes, HASH);
        ByteBuffer.wrap(bytes).putLong(BRANCH - Long.BYTES, left.end());
        var paths = new ArrayList<ByteString>();
        for (var below : List.of(left, right)) {
            for (var path : below.paths()) paths.add(joined(bytes, path.toArray()));
        }
        return new Node(node(bytes, 0, BRANCH), right.end(), paths);
    }

    private static ByteString joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return ByteString.of(both);
    }
}
