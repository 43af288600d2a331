package dev.touchstone.spv.ethereum.ssz;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;

/// Hash tree roots. Each method makes the root of one kind of value; containers are put together from the roots of
/// their fields. Thread-safe.
///
/// Source: simple-serialize.md, "Merkleization".
public final class HashTreeRoot {
    private static final int CHUNK = Hash256.BYTES;

    private HashTreeRoot() {}

    public static Hash256 ofUint64(long value) {
        var chunk = new byte[CHUNK];
        for (int i = 0; i < Long.BYTES; i++) chunk[i] = (byte) (value >>> (8 * i));
        return Hash256.of(chunk);
    }

    /// A vector of bytes.
    public static Hash256 ofByteVector(ByteString bytes) {
        return ofByteVector(bytes.toArray(), 0, bytes.length());
    }

    /// The bytes from `from` on as a vector.
    public static Hash256 ofByteVector(byte[] bytes, int from, int length) {
        int chunks = Math.max(1, (length + CHUNK - 1) / CHUNK);
        var level = new byte[widened(chunks) * CHUNK];
        System.arraycopy(bytes, from, level, 0, length);
        return root(level);
    }

    /// A list of at most 32 bytes.
    public static Hash256 ofShortByteList(ByteString bytes) {
        if (bytes.length() > CHUNK) throw new IllegalArgumentException(bytes.length() + " bytes");
        var both = new byte[2 * CHUNK];
        System.arraycopy(bytes.toArray(), 0, both, 0, bytes.length());
        both[CHUNK] = (byte) bytes.length();
        return root(both);
    }

    /// A vector of `count` byte vectors of `size` bytes each, packed one after the other.
    public static Hash256 ofByteVectors(byte[] packed, int size, int count) {
        int width = widened(Math.max(1, (size + CHUNK - 1) / CHUNK)) * CHUNK;
        var vectors = new byte[count * width];
        for (int i = 0; i < count; i++) System.arraycopy(packed, i * size, vectors, i * width, size);
        hashUp(vectors, count);
        var level = new byte[widened(count) * CHUNK];
        System.arraycopy(vectors, 0, level, 0, count * CHUNK);
        return root(level);
    }

    /// A container of fields with these roots.
    public static Hash256 ofContainer(Hash256... fields) {
        return ofContainer(List.of(fields));
    }

    /// A list of things with these roots, of which there may be `limit`, a power of two.
    public static Hash256 ofList(List<Hash256> items, long limit) {
        return withLength(
                deepened(ofContainer(padded(items)), widened(Math.max(1, items.size())), limit), items.size());
    }

    /// A list of bytes, of which there may be `limit`, a power of two.
    public static Hash256 ofByteList(ByteString bytes, long limit) {
        int chunks = Math.max(1, (bytes.length() + CHUNK - 1) / CHUNK);
        return withLength(deepened(ofByteVector(bytes), widened(chunks), limit / CHUNK), bytes.length());
    }

    private static List<Hash256> padded(List<Hash256> items) {
        return items.isEmpty() ? List.of(Hash256.ZERO) : items;
    }

    /// The root of a tree of `limit` leaves of which `root` covers the first `width` and the others are zero.
    private static Hash256 deepened(Hash256 root, long width, long limit) {
        var zeros = Hash256.ZERO;
        var node = root;
        for (long leaves = 1; leaves < limit; leaves *= 2) {
            if (leaves >= width) node = ofPair(node, zeros);
            zeros = ofPair(zeros, zeros);
        }
        return node;
    }

    private static Hash256 withLength(Hash256 root, int length) {
        return ofPair(root, ofUint64(length));
    }

    public static Hash256 ofContainer(List<Hash256> fields) {
        var level = new byte[widened(fields.size()) * CHUNK];
        for (int i = 0; i < fields.size(); i++) fields.get(i).writeTo(level, i * CHUNK);
        return root(level);
    }

    /// The power of two that has room for so many chunks.
    static int widened(int chunks) {
        return chunks == 1 ? 1 : Integer.highestOneBit(chunks - 1) * 2;
    }

    /// Hashes a level of a power of two of chunks up to one, in place.
    private static Hash256 root(byte[] level) {
        hashUp(level, 1);
        return Hash256.of(level, 0);
    }

    /// Hashes the chunks in place, level by level, until so many are left at the start.
    private static void hashUp(byte[] level, int left) {
        var sha256 = DoubleSha256.newSha256();
        try {
            for (int chunks = level.length / CHUNK; chunks > left; chunks /= 2) halve(sha256, level, chunks);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash fits where two were", e);
        }
    }

    private static void halve(MessageDigest sha256, byte[] level, int chunks) throws DigestException {
        for (int i = 0; i < chunks / 2; i++) {
            sha256.update(level, 2 * i * CHUNK, 2 * CHUNK);
            sha256.digest(level, i * CHUNK, CHUNK);
        }
    }

    /// The root above two nodes.
    public static Hash256 ofPair(Hash256 left, Hash256 right) {
        return ofContainer(left, right);
    }
}
