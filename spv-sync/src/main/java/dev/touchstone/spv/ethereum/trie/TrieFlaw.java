package dev.touchstone.spv.ethereum.trie;

/// What is wrong with a proof from a trie.
public enum TrieFlaw {
    /// A node does not have the hash by which the root or the node above refers to it.
    HASH_MISMATCH,
    /// The proof ends at a reference that it does not follow.
    MISSING_NODE,
    /// Nodes are left over when the question is answered.
    TRAILING_NODE,
    /// A node is not canonical RLP, or not of the form of a leaf, an extension or a branch.
    MALFORMED_NODE,
    /// A node's path is not in the canonical form.
    MALFORMED_PATH,
    /// A node under 32 bytes is referred to by its hash, where it must stand inside the node above.
    SHORT_NODE_BY_HASH,
    /// A node of 32 bytes or more stands inside the node above, where it must be referred to by its hash.
    LONG_NODE_EMBEDDED,
    /// A value is empty or a list.
    MALFORMED_VALUE
}
