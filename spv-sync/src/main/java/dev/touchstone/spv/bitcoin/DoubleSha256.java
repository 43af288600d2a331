package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 applied twice, Bitcoin's hash for headers, transactions and messages.
/// An instance is confined to one thread and saves the look-up of the algorithm; the static methods are thread-safe.
public final class DoubleSha256 {
    private final MessageDigest sha256 = newSha256();

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Hash256 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    public static Hash256 of(byte[] bytes, int from, int length) {
        var sha256 = newSha256();
        sha256.update(bytes, from, length);
        return Hash256.of(sha256.digest(sha256.digest()));
    }

    /// The hash of an inner node of a Merkle tree.
    public static Hash256 ofPair(Hash256 left, Hash256 right) {
        var pair = new byte[2 * Hash256.BYTES];
        left.writeTo(pair, 0);
        right.writeTo(pair, Hash256.BYTES);
        return of(pair);
    }

    /// Hashes `length` bytes and writes the 32 bytes of the result to `target` without allocating.
    public void hash(byte[] bytes, int from, int length, byte[] target, int at) {
        try {
            sha256.update(bytes, from, length);
            sha256.digest(target, at, Hash256.BYTES);
            sha256.update(target, at, Hash256.BYTES);
            sha256.digest(target, at, Hash256.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at " + at, e);
        }
    }
}
