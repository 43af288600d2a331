package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ens.CoinType;
import java.time.Instant;

/// What a contact's name stood for when it was last looked up. Immutable.
///
/// @param value in the bytes of its chain: of Bitcoin the script that is paid to
public record NameStand(CoinType coin, ByteString value, Instant at) {
    /// Bytes of the longest address that is kept.
    public static final int MOST_BYTES = 100;

    public NameStand {
        boolean isAddress = value.length() > 0 && value.length() <= MOST_BYTES;
        if (!isAddress) throw new IllegalArgumentException("an address of " + value.length() + " bytes");
    }
}
