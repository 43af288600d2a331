package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;

/// Data with its types, as apps ask to have signed (EIP-712). Immutable.
public final class TypedData {
    private final Hash256 hash;
    private final Hash256 domainSeparator;

    private TypedData(Hash256 hash, Hash256 domainSeparator) {
        this.hash = hash;
        this.domainSeparator = domainSeparator;
    }

    /// Reads the JSON of `eth_signTypedData_v4`.
    public static Parsed<TypedData> parse(String json) {
        return Parsed.malformed("not yet read");
    }

    /// What the key signs.
    public Hash256 hash() {
        return hash;
    }

    public Hash256 domainSeparator() {
        return domainSeparator;
    }
}
