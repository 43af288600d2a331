package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// SipHash-2-4 (Aumasson and Bernstein) under one key. Immutable.
///
/// What is hashed is first cut into 64-bit words ([#words]), which do not depend on the key, so that hashing the same
/// bytes under many keys costs no more than the rounds.
record SipHash(long k0, long k1) {
    /// The key that the filter of a block uses: the first 16 bytes of its hash (BIP158).
    static SipHash ofBlock(BlockHash block) {
        var key = ByteBuffer.wrap(block.value().toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        return new SipHash(key.getLong(), key.getLong());
    }

    /// The bytes as little-endian words, of which the last holds what is left over and, highest, the length.
    static long[] words(ByteString bytes) {
        int length = bytes.length();
        var padded = ByteBuffer.allocate(length / 8 * 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(bytes.toArray()).put(padded.capacity() - 1, (byte) length).rewind();
        var words = new long[padded.capacity() / 8];
        padded.asLongBuffer().get(words);
        return words;
    }

    long hash(long[] words) {
        return hash(words, 0, words.length);
    }

    /// The hash of the bytes whose words stand at `from` up to `to`: two rounds for each word, four to end.
    long hash(long[] words, int from, int to) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        for (int at = from; at < to + 2; at++) {
            long word = at < to ? words[at] : 0;
            if (at == to) v2 ^= 0xff;
            v3 ^= word;
            for (int round = 0; round < 2; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
