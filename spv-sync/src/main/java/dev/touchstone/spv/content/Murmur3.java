package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;

/// The first half of MurmurHash3's 128 bits for 64-bit machines with seed 0, by which large directories are
/// spread over blocks (multicodec `murmur3-x64-64`). It protects nothing: the blocks' own hashes do. Pure.
final class Murmur3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int STEP = 2 * Long.BYTES;

    private Murmur3() {}

    static long of(ByteString bytes) {
        long h1 = 0;
        long h2 = 0;
        int whole = bytes.length() / STEP * STEP;
        for (int at = 0; at < whole; at += STEP) {
            h1 ^= mixed1(word(bytes, at, Long.BYTES));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mixed2(word(bytes, at + Long.BYTES, Long.BYTES));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        int left = bytes.length() - whole;
        h2 ^= mixed2(word(bytes, whole + Long.BYTES, left - Long.BYTES));
        h1 ^= mixed1(word(bytes, whole, Math.min(left, Long.BYTES)));
        h1 ^= bytes.length();
        h2 ^= bytes.length();
        h1 += h2;
        h2 += h1;
        return avalanched(h1) + avalanched(h2);
    }

    /// Up to eight bytes, the least significant first; zero for none.
    private static long word(ByteString bytes, int from, int count) {
        long word = 0;
        for (int i = count - 1; i >= 0; i--) word = word << Byte.SIZE | (bytes.at(from + i) & 0xff);
        return word;
    }

    private static long mixed1(long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long mixed2(long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    private static long avalanched(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
