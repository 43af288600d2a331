package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Keccak256;
import java.util.ArrayList;
import java.util.List;

/// The binary tree of a checkpoint of Polygon PoS: the blocks' leaves in order, filled up with zeros to a power of two
/// (bor `consensus/bor/merkle.go`; maticnetwork/contracts `Merkle.checkMembership`). Pure.
public final class CheckpointTree {
    /// A checkpoint holds at most 2^15 blocks.
    public static final int MOST_LEVELS = 15;

    private CheckpointTree() {}

    /// The root that the leaf in this place and the branch, from the lowest level up, make.
    public static Hash256 root(Hash256 leaf, int index, List<Hash256> branch) {
        var node = leaf;
        for (int level = 0; level < branch.size(); level++) {
            boolean isRight = (index >> level & 1) == 1;
            node = isRight ? pair(branch.get(level), node) : pair(node, branch.get(level));
        }
        return node;
    }

    /// What stands for a tree of so many levels without a block.
    public static Hash256 empty(int levels) {
        var node = Hash256.ZERO;
        for (int level = 0; level < levels; level++) node = pair(node, node);
        return node;
    }

    /// The root of a tree of `levels` whose left end is a tree of `known` levels with this root, and empty beside it.
    public static Hash256 grown(Hash256 root, int known, int levels) {
        var node = root;
        for (int level = known; level < levels; level++) node = pair(node, empty(level));
        return node;
    }

    /// How many levels a tree of so many leaves has.
    public static int levels(long leaves) {
        return leaves <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(leaves - 1);
    }

    /// The branch of each leaf's tree from the lowest level up, of leaves that are all known.
    public static List<Hash256> branch(List<Hash256> leaves, int index) {
        var branch = new ArrayList<Hash256>();
        var row = leaves;
        for (int level = 0; level < levels(leaves.size()); level++) {
            int sibling = index >> level ^ 1;
            branch.add(sibling < row.size() ? row.get(sibling) : empty(level));
            row = above(row, level);
        }
        return branch;
    }

    private static List<Hash256> above(List<Hash256> row, int level) {
        var next = new ArrayList<Hash256>();
        for (int i = 0; i < row.size(); i += 2) {
            next.add(pair(row.get(i), i + 1 < row.size() ? row.get(i + 1) : empty(level)));
        }
        return next;
    }

    private static Hash256 pair(Hash256 left, Hash256 right) {
        var both = new byte[2 * Hash256.BYTES];
        left.writeTo(both, 0);
        right.writeTo(both, Hash256.BYTES);
        return Keccak256.of(both);
    }
}
