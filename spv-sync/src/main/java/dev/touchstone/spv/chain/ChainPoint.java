package dev.touchstone.spv.chain;

/// A block named beyond doubt: its height and its hash. Immutable.
public record ChainPoint(Height height, Hash256 hash) {
    /// With the hash in its own order, whichever chain it is of.
    @Override
    public String toString() {
        return height + ":" + hash;
    }
}
