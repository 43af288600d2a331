package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.trie.PatriciaProof;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import java.util.List;

/// Asks a trie by its proof, and names what is wrong with one. Pure and thread-safe.
final class TrieLookup {
    private TrieLookup() {}

    /// What a trie of hashed keys holds, as those of state and storage are.
    static Answer hashed(Hash256 root, Hash256 key, List<ByteString> nodes, HashedBytes before) {
        return PatriciaProof.check(root, ByteString.of(key.toBytes()), nodes, before);
    }

    static <T> Refuted<T> refuted(Answer.Broken broken) {
        return new Refuted<>(refutation(broken));
    }

    private static Refutation refutation(Answer.Broken broken) {
        int node = broken.node();
        return switch (broken.flaw()) {
            case HASH_MISMATCH -> new Refutation.TrieNodeHashMismatch(node);
            case MISSING_NODE -> new Refutation.MissingTrieNode(node);
            case TRAILING_NODE -> new Refutation.TrailingTrieNode(node);
            case SHORT_NODE_BY_HASH -> new Refutation.ShortTrieNodeByHash(node);
            case LONG_NODE_EMBEDDED -> new Refutation.LongTrieNodeEmbedded(node);
            case MALFORMED_NODE, MALFORMED_PATH, MALFORMED_VALUE ->
                new Refutation.MalformedTrieNode(node, broken.flaw() + " " + broken.reason());
        };
    }
}
