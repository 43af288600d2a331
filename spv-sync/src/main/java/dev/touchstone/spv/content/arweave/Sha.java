package dev.touchstone.spv.content.arweave;

import dev.touchstone.spv.chain.Hash256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two lengths of SHA-2 that Arweave uses, over several byte strings one after the other. Thread-safe.
final class Sha {
    private Sha() {}

    static Hash256 sha256(byte[]... parts) {
        return Hash256.of(digest("SHA-256", parts));
    }

    static byte[] sha384(byte[]... parts) {
        return digest("SHA-384", parts);
    }

    private static byte[] digest(String name, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(name);
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
