package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.time.Instant;
import java.util.List;

/// Something to think about before signing. Immutable. A draft lists its warnings by what could be lost, most
/// first.
public sealed interface Warning {
    /// Resembles an address the wallet knows but is another one: how such payments are diverted. `differing` are
    /// the positions of the characters that differ.
    record LooksLikeKnownAddress(BitcoinAddress address, BitcoinAddress known, List<Integer> differing)
            implements Warning {
        public LooksLikeKnownAddress {
            differing = List.copyOf(differing);
        }
    }

    /// The fee is at least half of what is paid.
    record HighFee(Satoshis fee, Satoshis paid) implements Warning {}

    /// Nothing that could be spent is left.
    record SendsAll() implements Warning {}

    /// A contact's name stands for another address than when it was last looked up.
    ///
    /// @param since when it stood for the address before
    record NameChanged(String name, BitcoinAddress address, BitcoinAddress before, Instant since) implements Warning {}

    record FirstTimeRecipient(BitcoinAddress address) implements Warning {}

    /// This address was paid before; a fresh one would be more private.
    record ReusedAddress(BitcoinAddress address) implements Warning {}

    /// The money goes back to this wallet.
    record OwnAddress(BitcoinAddress address) implements Warning {}

    /// Change of a payment that is in no block yet is spent: if that one fails, so does this.
    record SpendsUnconfirmedChange(Satoshis amount) implements Warning {}

    /// Too little would be left over for a coin of its own, so it goes to the fee.
    record RemainderToFee(Satoshis amount) implements Warning {}
}
