package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.List;

/// The Merkle tree over the transactions of a block, as Bitcoin builds it: a level of odd length repeats its last
/// hash. Immutable.
///
/// That repetition lets two different lists have one root (CVE-2012-2459). [#isMutated()] tells when this list could
/// be such a twin: two equal hashes stand side by side at a place that is not the forced repetition.
public final class MerkleTree {
    private final List<List<Hash256>> levels;
    private final boolean mutated;

    public MerkleTree(List<Hash256> leaves) {
        if (leaves.isEmpty()) throw new IllegalArgumentException("a tree without leaves");
        this.levels = new ArrayList<>();
        boolean twins = false;
        var level = List.copyOf(leaves);
        levels.add(level);
        while (level.size() > 1) {
            var above = new ArrayList<Hash256>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                boolean single = i + 1 == level.size();
                var right = level.get(single ? i : i + 1);
                twins |= !single && right.equals(level.get(i));
                above.add(DoubleSha256.ofPair(level.get(i), right));
            }
            level = above;
            levels.add(level);
        }
        this.mutated = twins;
    }

    public Hash256 root() {
        return levels.getLast().getFirst();
    }

    public boolean isMutated() {
        return mutated;
    }

    public MerkleBranch branch(int index) {
        var siblings = new ArrayList<Hash256>();
        int at = index;
        for (var level : levels.subList(0, levels.size() - 1)) {
            int sibling = Math.min(at ^ 1, level.size() - 1);
            siblings.add(level.get(sibling));
            at >>>= 1;
        }
        return new MerkleBranch(index, siblings);
    }
}
