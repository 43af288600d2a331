package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.ethereum.rlp.MalformedException;

/// Paths of half bytes, and the form in which a node holds one: two to a byte, with a flag for a leaf and one for an odd
/// length before them (Yellow Paper, appendix C). Pure and thread-safe.
final class HexPrefix {
    private static final int LEAF = 2;
    private static final int ODD = 1;

    private HexPrefix() {}

    static byte[] nibbles(byte[] key) {
        var nibbles = new byte[2 * key.length];
        for (int i = 0; i < key.length; i++) {
            nibbles[2 * i] = (byte) (key[i] >> 4 & 0xf);
            nibbles[2 * i + 1] = (byte) (key[i] & 0xf);
        }
        return nibbles;
    }

    static byte[] encode(byte[] path, boolean isLeaf) {
        int odd = path.length & 1;
        var out = new byte[1 + path.length / 2];
        int flags = (isLeaf ? LEAF : 0) + odd;
        out[0] = (byte) (flags << 4 | (odd == 1 ? path[0] : 0));
        for (int i = odd, k = 1; i < path.length; i += 2, k++) out[k] = (byte) (path[i] << 4 | path[i + 1]);
        return out;
    }

    static boolean isLeaf(byte[] encoded) throws MalformedException {
        return (flags(encoded) & LEAF) != 0;
    }

    static byte[] path(byte[] encoded) throws MalformedException {
        boolean isOdd = (flags(encoded) & ODD) != 0;
        if (!isOdd && (encoded[0] & 0xf) != 0) throw new MalformedException("padding that is not zero");
        var all = nibbles(encoded);
        int from = isOdd ? 1 : 2;
        var path = new byte[all.length - from];
        System.arraycopy(all, from, path, 0, path.length);
        return path;
    }

    private static int flags(byte[] encoded) throws MalformedException {
        if (encoded.length == 0) throw new MalformedException("a path without flags");
        int flags = encoded[0] >> 4 & 0xf;
        if (flags > LEAF + ODD) throw new MalformedException("unknown flags " + flags);
        return flags;
    }
}
