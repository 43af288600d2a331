package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Merkle tree over the chunks of a transaction's data, in which every node knows the offset at which it parts
/// them (Arweave's `ar_merkle`). Pure.
///
/// Which leaf an offset has follows from the offsets in the nodes alone, so a root fixes the bytes at every offset,
/// however the tree was built.
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

    /// The roots that this data can have when it is cut as usual: into chunks of 256 KiB, the last two even where the
    /// last would be under 32 KiB; some tools put an empty chunk after data that needs none.
    static List<Hash256> usualRoots(ByteString data) {
        var leaves = new ArrayList<Node>();
        int at = 0;
        while (data.length() - at >= DataChunk.MOST_BYTES) {
            int left = data.length() - at;
            boolean isSmallRest = left > DataChunk.MOST_BYTES && left - DataChunk.MOST_BYTES < LEAST_CHUNK;
            int length = isSmallRest ? (left + 1) / 2 : DataChunk.MOST_BYTES;
            leaves.add(leaf(data, at, at + length));
            at += length;
        }
        if (at < data.length()) leaves.add(leaf(data, at, data.length()));
        else if (!leaves.isEmpty()) return List.of(root(leaves), root(with(leaves, leaf(data, at, at))));
        return leaves.isEmpty() ? List.of() : List.of(root(leaves));
    }

    private record Node(Hash256 hash, long end) {}

    private static List<Node> with(List<Node> nodes, Node last) {
        var all = new ArrayList<>(nodes);
        all.add(last);
        return all;
    }

    private static Node leaf(ByteString data, int from, int to) {
        var bytes = new byte[LEAF];
        Sha.sha256(data.toArray(from, to)).writeTo(bytes, 0);
        ByteBuffer.wrap(bytes).putLong(LEAF - Long.BYTES, to);
        return new Node(node(bytes, 0, LEAF), to);
    }

    private static Hash256 root(List<Node> nodes) {
        var layer = nodes;
        while (layer.size() > 1) {
            var above = new ArrayList<Node>();
            for (int i = 0; i + 1 < layer.size(); i += 2) above.add(branch(layer.get(i), layer.get(i + 1)));
            if (layer.size() % 2 == 1) above.add(layer.getLast());
            layer = above;
        }
        return layer.getFirst().hash();
    }

    private static Node branch(Node left, Node right) {
        var bytes = new byte[BRANCH];
        left.hash().writeTo(bytes, 0);
        right.hash().writeTo(bytes, HASH);
        ByteBuffer.wrap(bytes).putLong(BRANCH - Long.BYTES, left.end());
        return new Node(node(bytes, 0, BRANCH), right.end());
    }
}
