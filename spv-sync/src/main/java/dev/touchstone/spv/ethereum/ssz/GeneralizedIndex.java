package dev.touchstone.spv.ethereum.ssz;

import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The place of a node in a hash tree: 1 is the root, 2n and 2n+1 are the children of n. Immutable.
///
/// Source: merkle-proofs.md, "Generalized Merkle tree index".
public record GeneralizedIndex(int value) {
    public GeneralizedIndex {
        if (value < 1) throw new IllegalArgumentException("no node " + value);
    }

    /// How many hashes lie between the node and the root.
    public int depth() {
        return 31 - Integer.numberOfLeadingZeros(value);
    }

    /// The root that a leaf at this place leads to. `branch` has exactly [#depth()] hashes, from the leaf up.
    public Hash256 rootOf(Hash256 leaf, List<Hash256> branch) {
        if (branch.size() != depth())
            throw new IllegalArgumentException(branch.size() + " hashes for depth " + depth());
        var node = leaf;
        for (int i = 0; i < branch.size(); i++) {
            boolean isRight = ((value >>> i) & 1) == 1;
            node = isRight ? HashTreeRoot.ofPair(branch.get(i), node) : HashTreeRoot.ofPair(node, branch.get(i));
        }
        return node;
    }

    /// A branch as a later fork's container carries it, where the place lies deeper: zeros stand before it
    /// (`normalize_merkle_branch`).
    public List<Hash256> normalized(List<Hash256> branch) {
        int missing = depth() - branch.size();
        if (missing < 0) throw new IllegalArgumentException("a branch of " + branch.size() + " for depth " + depth());
        var padded = new ArrayList<>(Collections.nCopies(missing, Hash256.ZERO));
        padded.addAll(branch);
        return List.copyOf(padded);
    }

    /// Whether the branch leads from this leaf to this root. A longer branch is taken where all hashes before the
    /// last [#depth()] are zero: so is a branch of an earlier fork carried in a later fork's container
    /// (`is_valid_normalized_merkle_branch`).
    public boolean leads(Hash256 leaf, List<Hash256> branch, Hash256 root) {
        int extra = branch.size() - depth();
        if (extra < 0) return false;
        for (int i = 0; i < extra; i++) if (!branch.get(i).equals(Hash256.ZERO)) return false;
        return rootOf(leaf, branch.subList(extra, branch.size())).equals(root);
    }
}
