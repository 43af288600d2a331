package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;

/// The double SHA-256 of a block's header. Immutable.
public record BlockHash(Hash256 value) {
    @Override
    public String toString() {
        return value.display();
    }
}
