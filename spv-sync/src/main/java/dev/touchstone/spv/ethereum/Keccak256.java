package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import org.bouncycastle.crypto.digests.KeccakDigest;

/// Keccak-256, Ethereum's hash: SHA-3 with the padding it had before it became a standard. Thread-safe.
public final class Keccak256 {
    private Keccak256() {}

    public static Hash256 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    public static Hash256 of(ByteString bytes) {
        return of(bytes.toArray());
    }

    public static Hash256 of(byte[] bytes, int from, int length) {
        var digest = new KeccakDigest(256);
        digest.update(bytes, from, length);
        var hash = new byte[Hash256.BYTES];
        digest.doFinal(hash, 0);
        return Hash256.of(hash);
    }
}
