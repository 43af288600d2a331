package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// A node of a trie that is known whole. Immutable: changing a trie makes new nodes on one way to the root.
sealed interface TrieNode {
    Encoding encoding();

    /// Nothing at all.
    record Empty(Encoding encoding) implements TrieNode {
        static final Empty INSTANCE = new Empty(Encoding.of(new byte[] {(byte) 0x80}));
    }

    /// The end of a key and its value.
    record Leaf(NibblePath path, ByteString value, Encoding encoding) implements TrieNode {
        static Leaf of(NibblePath path, ByteString value) {
            return new Leaf(
                    path,
                    value,
                    Encoding.ofList(out -> out.string(path.encode(true)).string(value)));
        }
    }

    /// A piece of path that all keys below share.
    record Extension(NibblePath path, TrieNode child, Encoding encoding) implements TrieNode {
        static Extension of(NibblePath path, TrieNode child) {
            return new Extension(
                    path,
                    child,
                    Encoding.ofList(out ->
                            out.string(path.encode(false)).raw(child.encoding().reference())));
        }
    }

    /// A fork of the ways; `value` belongs to the key that ends here and is empty where none does.
    record Branch(List<TrieNode> children, ByteString value, Encoding encoding) implements TrieNode {
        static final int WIDTH = 16;
        static final List<TrieNode> NO_CHILDREN = List.copyOf(Collections.nCopies(WIDTH, Empty.INSTANCE));

        static Branch of(List<TrieNode> children, ByteString value) {
            return new Branch(children, value, Encoding.ofList(out -> {
                children.forEach(child -> out.raw(child.encoding().reference()));
                out.string(value);
            }));
        }

        Branch with(int index, TrieNode child) {
            var changed = new ArrayList<>(children);
            changed.set(index, child);
            return of(List.copyOf(changed), value);
        }
    }

    /// A node's canonical bytes, and how the node above refers to it: by holding it where it is shorter than a hash,
    /// else by its hash (Yellow Paper, appendix D).
    record Encoding(ByteString bytes, ByteString reference) {
        static Encoding of(byte[] encoded) {
            var bytes = ByteString.of(encoded);
            if (encoded.length < Hash256.BYTES) return new Encoding(bytes, bytes);
            var hash = new RlpWriter().hash(Keccak256.of(encoded)).toArray();
            return new Encoding(bytes, ByteString.of(hash));
        }

        static Encoding ofList(Consumer<RlpWriter> content) {
            return of(RlpWriter.listOf(content));
        }

        boolean isEmbedded() {
            return bytes.length() < Hash256.BYTES;
        }
    }
}
