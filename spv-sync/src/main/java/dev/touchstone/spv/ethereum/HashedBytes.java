package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.HashMap;
import java.util.Map;

/// Bytes and the Keccak hashes that they turned out to have, so that what many proofs share is hashed once: the nodes
/// at
/// the top of a trie, the code of many contracts. Confined to one thread, and to one answer.
public final class HashedBytes {
    private final Map<Hash256, ByteString> known = new HashMap<>();

    public HashedBytes() {}

    /// Whether the bytes have this hash: by hashing them, or because these very bytes were found to have it.
    public boolean have(Hash256 hash, ByteString bytes) {
        var before = known.get(hash);
        if (before != null && before.equals(bytes)) return true;
        if (!Keccak256.of(bytes).equals(hash)) return false;
        known.put(hash, bytes);
        return true;
    }
}
