package dev.touchstone.ui.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import java.util.ArrayList;
import java.util.List;

/// The way from the root of a table to one of its entries, as far as a drawing needs it. Immutable.
///
/// @param steps one for each node of the proof, from the root on
record TriePath(List<Step> steps) {
    private static final int SIXTEEN_WAYS = 17;

    TriePath {
        steps = List.copyOf(steps);
    }

    /// A node of the proof.
    sealed interface Step {
        /// A fork of sixteen ways, of which one was taken.
        record Fork(int taken) implements Step {}

        /// A piece of way without forks.
        record Shared(int length) implements Step {}

        /// The entry.
        record Entry() implements Step {}
    }

    /// The way of nodes that were proven to lead to `key`, or to where it would be.
    static TriePath of(Hash256 key, List<ByteString> nodes) {
        var steps = new ArrayList<Step>();
        int depth = 0;
        for (var node : nodes) {
            var step = step(key, depth, node);
            steps.add(step);
            depth += switch (step) {
                case Step.Fork _ -> 1;
                case Step.Shared(int length) -> length;
                case Step.Entry _ -> 0;
            };
        }
        return new TriePath(steps);
    }

    private static Step step(Hash256 key, int depth, ByteString node) {
        try {
            var items = new RlpReader(node.toArray()).list();
            if (items.itemsLeft() == SIXTEEN_WAYS) return new Step.Fork(nibble(key, depth));
            var path = items.bytes();
            int flags = path[0] >> 4;
            boolean isLeaf = (flags & 2) != 0;
            return isLeaf ? new Step.Entry() : new Step.Shared(2 * (path.length - 1) + (flags & 1));
        } catch (MalformedException e) {
            throw new IllegalStateException("the kernel read this node", e);
        }
    }

    private static int nibble(Hash256 key, int depth) {
        int pair = key.toBytes()[Math.min(depth / 2, Hash256.BYTES - 1)] & 0xff;
        return depth % 2 == 0 ? pair >> 4 : pair & 0xf;
    }
}
