package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;

/// The link of the chain of filters: double SHA-256 of a filter's hash and the header before it (BIP157). Immutable.
public record FilterHeader(Hash256 value) {
    /// What stands before the filter header of the first block.
    public static final FilterHeader BEFORE_GENESIS = new FilterHeader(Hash256.ZERO);

    /// The header that follows this one for a filter with this hash.
    public FilterHeader next(Hash256 filterHash) {
        return new FilterHeader(DoubleSha256.ofPair(filterHash, value));
    }

    @Override
    public String toString() {
        return value.display();
    }
}
