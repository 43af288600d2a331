package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What a wallet file tells without the password. Immutable.
///
/// @param fileId 16 random bytes that bind every seal to this file
record WalletHeader(Network network, Instant created, ByteString fileId) {
    static final int FORMAT = 1;
    static final int FILE_ID = 16;

    WalletHeader {
        if (fileId.length() != FILE_ID) throw new IllegalArgumentException("a file id has 16 bytes");
    }

    /// The bytes every seal of the keys is bound to.
    ByteString context() {
        var id = network.id().getBytes(StandardCharsets.US_ASCII);
        return ByteString.of(ByteBuffer.allocate(4 + 8 + FILE_ID + id.length)
                .putInt(FORMAT)
                .putLong(created.getEpochSecond())
                .put(fileId.toArray())
                .put(id)
                .array());
    }
}
