package dev.touchstone.spv.chain;

/// A block named beyond doubt: its height and its hash. Immutable.
public record ChainPoint(Height height, Hash256 hash) {
    @Override
    public String toString() {
        return height + ":" + hash.display();
    }
}
