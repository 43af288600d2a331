package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;

/// One thing that happened to a wallet, as the journal keeps it: what kind of record, and its bytes. Immutable.
///
/// @param kind from 0 to 65,535; its meaning belongs to whoever writes the payload
public record JournalRecord(int kind, ByteString payload) {
    /// The longest payload, far above the largest transaction.
    public static final int MAX_PAYLOAD = 64 * 1024 * 1024;

    public JournalRecord {
        if (kind < 0 || kind > 0xffff) throw new IllegalArgumentException("a kind is from 0 to 65535, not " + kind);
        if (payload.length() > MAX_PAYLOAD)
            throw new IllegalArgumentException("a record of " + payload.length() + " bytes");
    }
}
