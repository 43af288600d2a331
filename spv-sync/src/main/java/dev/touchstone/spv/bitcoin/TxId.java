package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.util.Optional;

/// The name of a transaction: the double SHA-256 of its serialization without witnesses (BIP141). Immutable.
public record TxId(Hash256 value) {
    public static Optional<TxId> fromDisplay(String hex) {
        return Hash256.fromDisplay(hex).map(TxId::new);
    }

    @Override
    public String toString() {
        return value.display();
    }
}
