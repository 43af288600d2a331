package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.ssz.HashTreeRoot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The roots of the blocks of so many last slots, as a beacon state keeps them (`block_roots`). Immutable: a change
/// gives another one that shares what did not change.
final class BlockRoots {
    private final Node top;
    private final int size;

    private BlockRoots(Node top, int size) {
        this.top = top;
        this.size = size;
    }

    /// A part of the tree.
    private sealed interface Node {
        Hash256 hash();

        /// A leaf, or a part whose leaves are all alike.
        record Alike(Hash256 leaf, Hash256 hash) implements Node {}

        record Pair(Node left, Node right, Hash256 hash) implements Node {
            static Pair of(Node left, Node right) {
                return new Pair(left, right, HashTreeRoot.ofPair(left.hash(), right.hash()));
            }
        }
    }

    /// @param size a power of two
    static BlockRoots empty(int size) {
        return new BlockRoots(alike(Hash256.ZERO, size), size);
    }

    private static Node alike(Hash256 leaf, int width) {
        var hash = leaf;
        for (int w = width; w > 1; w /= 2) hash = HashTreeRoot.ofPair(hash, hash);
        return new Node.Alike(leaf, hash);
    }

    Hash256 root() {
        return top.hash();
    }

    /// With this root for the slots from `from` to before `to`: those of the block and of the empty slots after it.
    BlockRoots with(Slot from, Slot to, Hash256 root) {
        if (to.value() - from.value() >= size) return new BlockRoots(alike(root, size), size);
        int first = (int) (from.value() % size);
        int last = (int) (to.value() % size);
        if (first < last) return new BlockRoots(filled(top, size, first, last, root), size);
        var end = filled(top, size, first, size, root);
        return new BlockRoots(last == 0 ? end : filled(end, size, 0, last, root), size);
    }

    private static Node filled(Node node, int width, int from, int to, Hash256 leaf) {
        if (from <= 0 && to >= width) return alike(leaf, width);
        if (to <= 0 || from >= width) return node;
        int half = width / 2;
        return Node.Pair.of(
                filled(left(node, half), half, from, to, leaf),
                filled(right(node, half), half, from - half, to - half, leaf));
    }

    private static Node left(Node node, int half) {
        return switch (node) {
            case Node.Pair(var left, var _, var _) -> left;
            case Node.Alike(var leaf, var _) -> alike(leaf, half);
        };
    }

    private static Node right(Node node, int half) {
        return switch (node) {
            case Node.Pair(var _, var right, var _) -> right;
            case Node.Alike(var leaf, var _) -> alike(leaf, half);
        };
    }

    /// The branch from a slot's root to [#root], from the leaf up.
    List<Hash256> branch(Slot slot) {
        var branch = new ArrayList<Hash256>();
        var node = top;
        int place = (int) (slot.value() % size);
        for (int half = size / 2; half > 0; half /= 2) {
            boolean isRight = place >= half;
            branch.add((isRight ? left(node, half) : right(node, half)).hash());
            node = isRight ? right(node, half) : left(node, half);
            place %= half;
        }
        Collections.reverse(branch);
        return List.copyOf(branch);
    }
}
