package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.List;

/// The way from a leaf of a Merkle tree to its root: the leaf's index and the sibling at each step up. Immutable.
public record MerkleBranch(int index, List<Hash256> siblings) {
    /// No block has room for more than 2^17 transactions.
    public static final int MOST_SIBLINGS = 17;

    public MerkleBranch {
        siblings = List.copyOf(siblings);
        if (siblings.size() > MOST_SIBLINGS) throw new IllegalArgumentException("a branch of " + siblings.size());
        if (index < 0 || index >>> siblings.size() != 0) {
            throw new IllegalArgumentException("no leaf " + index + " at depth " + siblings.size());
        }
    }

    /// The hashes from the leaf to the root, both included.
    public List<Hash256> pathFrom(Hash256 leaf) {
        var path = new ArrayList<Hash256>(siblings.size() + 1);
        path.add(leaf);
        var at = leaf;
        for (int step = 0; step < siblings.size(); step++) {
            at = parent(at, step);
            path.add(at);
        }
        return path;
    }

    public Hash256 rootFrom(Hash256 leaf) {
        return pathFrom(leaf).getLast();
    }

    private Hash256 parent(Hash256 node, int step) {
        return isRightAt(step)
                ? DoubleSha256.ofPair(siblings.get(step), node)
                : DoubleSha256.ofPair(node, siblings.get(step));
    }

    /// Whether the node at this step up is the right child of its parent.
    public boolean isRightAt(int step) {
        return ((index >>> step) & 1) == 1;
    }
}
