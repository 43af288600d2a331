package dev.touchstone.spv.proof;

/// How deep a payment lies. Immutable.
public sealed interface Settlement {
    /// In no block of the best chain.
    record Unsettled() implements Settlement {}

    /// In a block with `depth` blocks from it to the tip, both counted; it is settled at `target`.
    record Settling(int depth, int target) implements Settlement {}

    record Settled() implements Settlement {}

    /// Six blocks, the depth at which Bitcoin payments are customarily taken as settled.
    int BITCOIN_TARGET = 6;

    static Settlement ofDepth(int depth) {
        if (depth <= 0) return new Unsettled();
        return depth >= BITCOIN_TARGET ? new Settled() : new Settling(depth, BITCOIN_TARGET);
    }
}
