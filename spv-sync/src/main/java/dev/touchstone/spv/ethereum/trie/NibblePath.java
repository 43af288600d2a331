package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import java.util.Arrays;

/// A path of half bytes through a trie. Immutable. A node holds one with two to a byte, and before them a flag
/// for a leaf and one for an odd length (Yellow Paper, appendix C).
final class NibblePath {
    static final NibblePath EMPTY = new NibblePath(new byte[0]);

    private static final int LEAF = 2;
    private static final int ODD = 1;

    private final byte[] nibbles;

    private NibblePath(byte[] nibbles) {
        this.nibbles = nibbles;
    }

    static NibblePath ofKey(ByteString key) {
        return new NibblePath(split(key.toArray()));
    }

    static NibblePath of(int nibble) {
        return new NibblePath(new byte[] {(byte) nibble});
    }

    private static byte[] split(byte[] bytes) {
        var nibbles = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            nibbles[2 * i] = (byte) ((bytes[i] >> 4) & 0xf);
            nibbles[2 * i + 1] = (byte) (bytes[i] & 0xf);
        }
        return nibbles;
    }

    /// The path that a node holds in its one form.
    static NibblePath decode(byte[] encoded) throws MalformedException {
        boolean isOdd = (flags(encoded) & ODD) != 0;
        if (!isOdd && (encoded[0] & 0xf) != 0) throw new MalformedException("padding that is not zero");
        var all = split(encoded);
        return new NibblePath(Arrays.copyOfRange(all, isOdd ? 1 : 2, all.length));
    }

    /// Whether the path that a node holds is that of a leaf.
    static boolean isLeaf(byte[] encoded) throws MalformedException {
        return (flags(encoded) & LEAF) != 0;
    }

    private static int flags(byte[] encoded) throws MalformedException {
        if (encoded.length == 0) throw new MalformedException("a path without flags");
        int flags = (encoded[0] >> 4) & 0xf;
        if (flags > LEAF + ODD) throw new MalformedException("unknown flags " + flags);
        return flags;
    }

    byte[] encode(boolean isLeaf) {
        int odd = nibbles.length & 1;
        var out = new byte[1 + nibbles.length / 2];
        int flags = (isLeaf ? LEAF : 0) + odd;
        out[0] = (byte) ((flags << 4) | (odd == 1 ? nibbles[0] : 0));
        for (int i = odd, k = 1; i < nibbles.length; i += 2, k++) {
            out[k] = (byte) ((nibbles[i] << 4) | nibbles[i + 1]);
        }
        return out;
    }

    int length() {
        return nibbles.length;
    }

    boolean isEmpty() {
        return nibbles.length == 0;
    }

    int at(int index) {
        return nibbles[index];
    }

    NibblePath head(int length) {
        return length == nibbles.length ? this : new NibblePath(Arrays.copyOf(nibbles, length));
    }

    NibblePath tail(int from) {
        return from == 0 ? this : new NibblePath(Arrays.copyOfRange(nibbles, from, nibbles.length));
    }

    NibblePath then(NibblePath next) {
        var joined = Arrays.copyOf(nibbles, nibbles.length + next.nibbles.length);
        System.arraycopy(next.nibbles, 0, joined, nibbles.length, next.nibbles.length);
        return new NibblePath(joined);
    }

    /// Whether `piece` stands in this path at `from`.
    boolean holds(NibblePath piece, int from) {
        int to = from + piece.nibbles.length;
        return to <= nibbles.length && Arrays.equals(nibbles, from, to, piece.nibbles, 0, piece.nibbles.length);
    }

    /// How many nibbles the two have in common from the start.
    int shared(NibblePath other) {
        int mismatch = Arrays.mismatch(nibbles, other.nibbles);
        return mismatch < 0 ? nibbles.length : mismatch;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NibblePath path && Arrays.equals(nibbles, path.nibbles);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nibbles);
    }
}
