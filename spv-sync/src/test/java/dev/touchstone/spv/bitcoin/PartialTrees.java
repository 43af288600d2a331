package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Builds partial Merkle trees as a node does that serves BIP37. Confined to one thread.
final class PartialTrees {
    private final List<Hash256> leaves;
    private final List<Integer> wanted;
    private final List<Hash256> hashes = new ArrayList<>();
    private final BitSet flags = new BitSet();
    private int flagCount;

    private PartialTrees(List<Hash256> leaves, List<Integer> wanted) {
        this.leaves = leaves;
        this.wanted = wanted;
    }

    static PartialMerkleTree of(List<Hash256> leaves, List<Integer> wanted) {
        var building = new PartialTrees(leaves, wanted);
        int depth = 0;
        while (1 << depth < leaves.size()) depth++;
        building.node(depth, 0);
        var flags = new byte[(building.flagCount + 7) / 8];
        building.flags.stream().forEach(i -> flags[i / 8] |= (byte) (1 << (i % 8)));
        return new PartialMerkleTree(leaves.size(), building.hashes, ByteString.of(flags));
    }

    private void node(int height, int index) {
        int from = index << height;
        int to = Math.min(leaves.size(), (index + 1) << height);
        boolean leadsToLeaf = wanted.stream().anyMatch(i -> i >= from && i < to);
        flags.set(flagCount++, leadsToLeaf);
        if (height == 0 || !leadsToLeaf) {
            hashes.add(hash(height, index));
            return;
        }
        node(height - 1, 2 * index);
        if ((2 * index + 1) << (height - 1) < leaves.size()) node(height - 1, 2 * index + 1);
    }

    private Hash256 hash(int height, int index) {
        if (height == 0) return leaves.get(Math.min(index, leaves.size() - 1));
        boolean single = (2 * index + 1) << (height - 1) >= leaves.size();
        var left = hash(height - 1, 2 * index);
        return DoubleSha256.ofPair(left, single ? left : hash(height - 1, 2 * index + 1));
    }
}
