package dev.touchstone.spv.ethereum.trie;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Merkle-Patricia trie that is known whole: it tells its root, its values, and the proof of any of them (Yellow
/// Paper, appendix D). Immutable: [#put] and [#delete] give another trie that shares what did not change, so each state
/// of a chain stays there to be asked.
public final class PatriciaTrie {
    public static final PatriciaTrie EMPTY = new PatriciaTrie(TrieNode.Empty.INSTANCE);
    public static final Hash256 EMPTY_ROOT = EMPTY.root();

    private final TrieNode top;

    private PatriciaTrie(TrieNode top) {
        this.top = top;
    }

    /// The trie in which a block keeps a list: each item under the RLP of its index.
    public static PatriciaTrie ofList(List<ByteString> items) {
        var trie = EMPTY;
        for (int i = 0; i < items.size(); i++) trie = trie.put(listKey(i), items.get(i));
        return trie;
    }

    /// The key under which a block's tries hold the item with this index.
    public static ByteString listKey(int index) {
        return ByteString.of(new RlpWriter().u64(index).toArray());
    }

    public Hash256 root() {
        return Keccak256.of(top.encoding().bytes());
    }

    public boolean isEmpty() {
        return top instanceof TrieNode.Empty;
    }

    /// The trie with this value under the key, in place of any other.
    public PatriciaTrie put(ByteString key, ByteString value) {
        if (value.isEmpty()) throw new IllegalArgumentException("an empty value is no value: delete the key");
        return new PatriciaTrie(TrieChange.put(top, NibblePath.ofKey(key), value));
    }

    /// The trie without a value under the key.
    public PatriciaTrie delete(ByteString key) {
        return new PatriciaTrie(TrieChange.delete(top, NibblePath.ofKey(key)));
    }

    public Optional<ByteString> get(ByteString key) {
        var way = wayTo(key);
        return way.value.isEmpty() ? Optional.empty() : Optional.of(way.value);
    }

    /// The nodes that show what lies under the key, or that nothing does, in the form that [PatriciaProof] checks.
    public List<ByteString> prove(ByteString key) {
        return wayTo(key).nodes;
    }

    private Way wayTo(ByteString key) {
        var nibbles = NibblePath.ofKey(key);
        var nodes = new ArrayList<ByteString>();
        var node = top;
        int depth = 0;
        while (true) {
            boolean isListed = !(node instanceof TrieNode.Empty)
                    && (nodes.isEmpty() || !node.encoding().isEmbedded());
            if (isListed) nodes.add(node.encoding().bytes());
            switch (node) {
                case TrieNode.Empty _ -> {
                    return new Way(nodes, ByteString.EMPTY);
                }
                case TrieNode.Leaf(var path, var value, var _) -> {
                    boolean isIt = nibbles.tail(depth).equals(path);
                    return new Way(nodes, isIt ? value : ByteString.EMPTY);
                }
                case TrieNode.Extension(var path, var child, var _) -> {
                    if (!nibbles.holds(path, depth)) return new Way(nodes, ByteString.EMPTY);
                    depth += path.length();
                    node = child;
                }
                case TrieNode.Branch(var children, var value, var _) -> {
                    if (depth == nibbles.length()) return new Way(nodes, value);
                    node = children.get(nibbles.at(depth++));
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PatriciaTrie trie && root().equals(trie.root());
    }

    @Override
    public int hashCode() {
        return root().hashCode();
    }

    @Override
    public String toString() {
        return "PatriciaTrie 0x" + root().hex();
    }

    private record Way(List<ByteString> nodes, ByteString value) {}
}
