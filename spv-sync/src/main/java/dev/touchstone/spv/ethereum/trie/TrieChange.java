package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.trie.TrieNode.Branch;
import dev.touchstone.spv.ethereum.trie.TrieNode.Empty;
import dev.touchstone.spv.ethereum.trie.TrieNode.Extension;
import dev.touchstone.spv.ethereum.trie.TrieNode.Leaf;

/// Puts a value into a trie or takes one out, keeping the one form that a trie of given content has: no branch with one
/// way, no extension to an extension. Pure and thread-safe. Goes as deep as keys are long.
final class TrieChange {
    private TrieChange() {}

    static TrieNode put(TrieNode node, NibblePath path, ByteString value) {
        return switch (node) {
            case Empty _ -> Leaf.of(path, value);
            case Leaf leaf -> {
                if (leaf.path().equals(path)) yield Leaf.of(path, value);
                int shared = leaf.path().shared(path);
                var branch = putBelow(emptyBranch(), leaf.path().tail(shared), leaf.value());
                yield extended(path.head(shared), putBelow(branch, path.tail(shared), value));
            }
            case Extension extension -> {
                int shared = extension.path().shared(path);
                if (shared == extension.path().length()) {
                    yield Extension.of(extension.path(), put(extension.child(), path.tail(shared), value));
                }
                var rest = extension.path().tail(shared);
                var branch = emptyBranch().with(rest.at(0), extended(rest.tail(1), extension.child()));
                yield extended(path.head(shared), putBelow(branch, path.tail(shared), value));
            }
            case Branch branch -> putBelow(branch, path, value);
        };
    }

    private static Branch emptyBranch() {
        return Branch.of(Branch.NO_CHILDREN, ByteString.EMPTY);
    }

    private static Branch putBelow(Branch branch, NibblePath path, ByteString value) {
        if (path.isEmpty()) return Branch.of(branch.children(), value);
        return branch.with(path.at(0), put(branch.children().get(path.at(0)), path.tail(1), value));
    }

    static TrieNode delete(TrieNode node, NibblePath path) {
        return switch (node) {
            case Empty empty -> empty;
            case Leaf leaf -> leaf.path().equals(path) ? Empty.INSTANCE : leaf;
            case Extension extension -> {
                if (!path.holds(extension.path(), 0)) yield extension;
                yield extended(
                        extension.path(),
                        delete(extension.child(), path.tail(extension.path().length())));
            }
            case Branch branch -> deleteBelow(branch, path);
        };
    }

    private static TrieNode deleteBelow(Branch branch, NibblePath path) {
        if (path.isEmpty()) return merged(Branch.of(branch.children(), ByteString.EMPTY));
        var child = branch.children().get(path.at(0));
        return merged(branch.with(path.at(0), delete(child, path.tail(1))));
    }

    /// The branch, or what takes its place where only one way is left.
    private static TrieNode merged(Branch branch) {
        int only = -1;
        for (int i = 0; i < Branch.WIDTH; i++) {
            if (branch.children().get(i) instanceof Empty) continue;
            if (only >= 0) return branch;
            only = i;
        }
        boolean hasValue = !branch.value().isEmpty();
        if (only < 0) return hasValue ? Leaf.of(NibblePath.EMPTY, branch.value()) : Empty.INSTANCE;
        return hasValue
                ? branch
                : extended(NibblePath.of(only), branch.children().get(only));
    }

    /// What lies below `path`: pieces of path are joined.
    private static TrieNode extended(NibblePath path, TrieNode node) {
        if (path.isEmpty()) return node;
        return switch (node) {
            case Empty empty -> empty;
            case Leaf leaf -> Leaf.of(path.then(leaf.path()), leaf.value());
            case Extension extension -> Extension.of(path.then(extension.path()), extension.child());
            case Branch branch -> Extension.of(path, branch);
        };
    }
}
