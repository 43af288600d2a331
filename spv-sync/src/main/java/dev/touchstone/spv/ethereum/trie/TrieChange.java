package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.trie.TrieNode.Branch;
import dev.touchstone.spv.ethereum.trie.TrieNode.Empty;
import dev.touchstone.spv.ethereum.trie.TrieNode.Extension;
import dev.touchstone.spv.ethereum.trie.TrieNode.Leaf;
import java.util.Arrays;

/// Puts a value into a trie or takes one out, keeping the one form that a trie of given content has: no branch with one
/// way, no extension to an extension. Pure and thread-safe. Goes as deep as keys are long.
final class TrieChange {
    private TrieChange() {}

    static TrieNode put(TrieNode node, byte[] path, ByteString value) {
        return switch (node) {
            case Empty _ -> Leaf.of(path, value);
            case Leaf leaf -> {
                if (Arrays.equals(leaf.path(), path)) yield Leaf.of(path, value);
                int shared = shared(leaf.path(), path);
                var branch = putBelow(emptyBranch(), tail(leaf.path(), shared), leaf.value());
                yield extended(head(path, shared), putBelow(branch, tail(path, shared), value));
            }
            case Extension extension -> {
                int shared = shared(extension.path(), path);
                if (shared == extension.path().length) {
                    yield Extension.of(extension.path(), put(extension.child(), tail(path, shared), value));
                }
                var rest = tail(extension.path(), shared);
                var branch = emptyBranch().with(rest[0], extended(tail(rest, 1), extension.child()));
                yield extended(head(path, shared), putBelow(branch, tail(path, shared), value));
            }
            case Branch branch -> putBelow(branch, path, value);
        };
    }

    private static Branch emptyBranch() {
        return Branch.of(Branch.NO_CHILDREN, ByteString.EMPTY);
    }

    private static Branch putBelow(Branch branch, byte[] path, ByteString value) {
        if (path.length == 0) return Branch.of(branch.children(), value);
        return branch.with(path[0], put(branch.children().get(path[0]), tail(path, 1), value));
    }

    static TrieNode delete(TrieNode node, byte[] path) {
        return switch (node) {
            case Empty empty -> empty;
            case Leaf leaf -> Arrays.equals(leaf.path(), path) ? Empty.INSTANCE : leaf;
            case Extension extension -> {
                if (!startsWith(path, 0, extension.path())) yield extension;
                yield extended(extension.path(), delete(extension.child(), tail(path, extension.path().length)));
            }
            case Branch branch -> deleteBelow(branch, path);
        };
    }

    private static TrieNode deleteBelow(Branch branch, byte[] path) {
        if (path.length == 0) return merged(Branch.of(branch.children(), ByteString.EMPTY));
        var child = branch.children().get(path[0]);
        return merged(branch.with(path[0], delete(child, tail(path, 1))));
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
        if (only < 0) return hasValue ? Leaf.of(new byte[0], branch.value()) : Empty.INSTANCE;
        return hasValue ? branch : extended(new byte[] {(byte) only}, branch.children().get(only));
    }

    /// What lies below `path`: pieces of path are joined.
    private static TrieNode extended(byte[] path, TrieNode node) {
        if (path.length == 0) return node;
        return switch (node) {
            case Empty empty -> empty;
            case Leaf leaf -> Leaf.of(joined(path, leaf.path()), leaf.value());
            case Extension extension -> Extension.of(joined(path, extension.path()), extension.child());
            case Branch branch -> Extension.of(path, branch);
        };
    }

    static boolean startsWith(byte[] path, int from, byte[] start) {
        return path.length - from >= start.length
                && Arrays.equals(path, from, from + start.length, start, 0, start.length);
    }

    private static int shared(byte[] a, byte[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    private static byte[] head(byte[] path, int length) {
        return Arrays.copyOf(path, length);
    }

    private static byte[] tail(byte[] path, int from) {
        return Arrays.copyOfRange(path, from, path.length);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        var out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
