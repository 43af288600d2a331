package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.nio.charset.StandardCharsets;

/// SHA-256 that is bound to a purpose, so that a hash made for one cannot serve another (BIP340, "Design").
/// Thread-safe.
public final class TaggedHash {
    private TaggedHash() {}

    /// `SHA256(SHA256(tag) || SHA256(tag) || message)`.
    public static Hash256 of(String tag, byte[] message) {
        var sha256 = DoubleSha256.newSha256();
        var tagHash = sha256.digest(tag.getBytes(StandardCharsets.UTF_8));
        sha256.update(tagHash);
        sha256.update(tagHash);
        sha256.update(message);
        return Hash256.of(sha256.digest());
    }
}
