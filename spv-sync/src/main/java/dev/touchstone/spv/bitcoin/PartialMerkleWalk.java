package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import java.util.ArrayList;
import java.util.List;

/// One walk through a [PartialMerkleTree], depth first, as BIP37 lays down. Confined to one thread; used once.
final class PartialMerkleWalk {
    private final PartialMerkleTree tree;
    private final List<Path> paths = new ArrayList<>();
    private int hashesUsed;
    private int flagsUsed;

    /// A leaf that was asked for, and the siblings met so far on the way up.
    private record Path(int index, Hash256 leaf, List<Hash256> siblings) {}

    PartialMerkleWalk(PartialMerkleTree tree) {
        this.tree = tree;
    }

    PartialMerkleTree.Opened walk() throws MalformedException {
        int transactions = tree.transactions();
        if (transactions <= 0 || transactions > PartialMerkleTree.MOST_TRANSACTIONS) {
            throw new MalformedException("a tree of " + transactions + " transactions");
        }
        if (tree.hashes().size() > transactions) throw new MalformedException("more hashes than transactions");
        var root = node(depth(), 0);
        checkEnd();
        var leaves = paths.stream()
                .map(p -> new PartialMerkleTree.Leaf(new TxId(p.leaf), new MerkleBranch(p.index, p.siblings)))
                .toList();
        return new PartialMerkleTree.Opened(root, leaves);
    }

    private int depth() {
        int depth = 0;
        while (width(depth) > 1) depth++;
        return depth;
    }

    /// The nodes that stand `height` steps above the leaves.
    private int width(int height) {
        return (tree.transactions() + (1 << height) - 1) >>> height;
    }

    private Hash256 node(int height, int index) throws MalformedException {
        boolean leadsToLeaf = flag();
        if (height == 0 || !leadsToLeaf) {
            var hash = hash();
            if (leadsToLeaf) paths.add(new Path(index, hash, new ArrayList<>()));
            return hash;
        }
        int leftFrom = paths.size();
        var left = node(height - 1, 2 * index);
        int rightFrom = paths.size();
        boolean single = 2 * index + 1 >= width(height - 1);
        var right = single ? left : node(height - 1, 2 * index + 1);
        if (!single && right.equals(left)) throw new MalformedException("a node beside its own copy");
        if (paths.size() == leftFrom) throw new MalformedException("a way that leads to no leaf");
        for (int i = leftFrom; i < paths.size(); i++) paths.get(i).siblings.add(i < rightFrom ? right : left);
        return DoubleSha256.ofPair(left, right);
    }

    private boolean flag() throws MalformedException {
        if (flagsUsed == tree.flags().length() * 8) throw new MalformedException("too few flags");
        boolean flag = flagAt(flagsUsed);
        flagsUsed++;
        return flag;
    }

    private boolean flagAt(int index) {
        return ((tree.flags().at(index / 8) >>> (index % 8)) & 1) == 1;
    }

    private Hash256 hash() throws MalformedException {
        if (hashesUsed == tree.hashes().size()) throw new MalformedException("too few hashes");
        return tree.hashes().get(hashesUsed++);
    }

    private void checkEnd() throws MalformedException {
        if (hashesUsed < tree.hashes().size()) throw new MalformedException("hashes left over");
        if (flagsUsed <= (tree.flags().length() - 1) * 8) throw new MalformedException("flags left over");
        for (int i = flagsUsed; i < tree.flags().length() * 8; i++) {
            if (flagAt(i)) throw new MalformedException("a flag after the last node");
        }
    }
}
