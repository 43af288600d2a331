package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.Optional;

/// What somebody asks to be paid: an address, and with a link perhaps an amount and a few words (BIP21, BIP321).
/// Immutable.
///
/// @param label whom the link says it is for
/// @param message what the link says it is for
public record PaymentRequest(
        BitcoinAddress address, Optional<Satoshis> amount, Optional<String> label, Optional<String> message) {

    public static PaymentRequest plain(BitcoinAddress address) {
        return new PaymentRequest(address, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
