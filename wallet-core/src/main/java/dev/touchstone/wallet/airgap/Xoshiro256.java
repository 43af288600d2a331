package dev.touchstone.wallet.airgap;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The numbers by which sender and reader of parts agree on which part is mixed of what: xoshiro256** seeded
/// with a SHA-256 (BCR-2024-001). They are the same for everybody, and nothing secret comes of them. Confined
/// to its thread.
final class Xoshiro256 {
    private final long[] state = new long[4];

    Xoshiro256(byte[] seed) {
        ByteBuffer.wrap(sha256(seed)).asLongBuffer().get(state);
    }

    private static byte[] sha256(byte[] seed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    long next() {
        long result = Long.rotateLeft(state[1] * 5, 7) * 9;
        long shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = Long.rotateLeft(state[3], 45);
        return result;
    }

    /// From 0 on and below 1; the nearest fraction to the number over 2^64, as other programs compute it.
    double nextFraction() {
        long bits = next();
        double nearest = bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
        return nearest / 0x1p64;
    }

    /// Both ends included.
    int nextBetween(int low, int high) {
        return (int) (nextFraction() * (high - low + 1)) + low;
    }
}
