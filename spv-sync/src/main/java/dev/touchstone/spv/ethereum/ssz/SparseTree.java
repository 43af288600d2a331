package dev.touchstone.spv.ethereum.ssz;

import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A hash tree of which only some nodes are known: every other node that none of them lies below is 32 zero bytes.
/// It is a true Merkle tree, but not that of any container in which those other nodes would hold something.
/// Confined to one thread.
///
/// Source: merkle-proofs.md.
public final class SparseTree {
    private final Map<Integer, Hash256> nodes = new HashMap<>();
    private final Set<Integer> given = new HashSet<>();

    /// Sets a node. None that was set before may lie below it or above it.
    public SparseTree set(GeneralizedIndex place, Hash256 node) {
        if (nodes.containsKey(place.value()))
            throw new IllegalArgumentException(place + " is set or above one that is");
        for (int at = place.value(); at > 0; at /= 2) {
            if (given.contains(at)) throw new IllegalArgumentException(place + " is below " + at);
        }
        given.add(place.value());
        nodes.put(place.value(), node);
        for (int at = place.value() / 2; at > 0; at /= 2)
            nodes.put(at, HashTreeRoot.ofPair(node(2 * at), node(2 * at + 1)));
        return this;
    }

    private Hash256 node(int place) {
        return nodes.getOrDefault(place, Hash256.ZERO);
    }

    /// The tree of a container of fields with these roots.
    public static SparseTree ofContainer(List<Hash256> fields) {
        int width = HashTreeRoot.widened(fields.size());
        var tree = new SparseTree();
        for (int i = 0; i < width; i++) {
            tree.set(new GeneralizedIndex(width + i), i < fields.size() ? fields.get(i) : Hash256.ZERO);
        }
        return tree;
    }

    public Hash256 root() {
        return node(1);
    }

    /// The hashes beside the way from this place to the root, from the leaf up: what
    /// [GeneralizedIndex#leads] checks.
    public List<Hash256> branch(GeneralizedIndex place) {
        var branch = new ArrayList<Hash256>();
        for (int at = place.value(); at > 1; at /= 2) branch.add(node(at ^ 1));
        return List.copyOf(branch);
    }
}
