package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;

/// One word of a contract's storage: zero where nothing was written. Immutable.
public record StorageSlot(EthereumAddress account, StorageKey key, BigInteger value) {
    public StorageSlot {
        if (value.signum() < 0 || value.bitLength() > 256) throw new IllegalArgumentException("no word: " + value);
    }

    /// The value as its 32 bytes.
    public Hash256 word() {
        return StorageKey.word(value);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }
}
