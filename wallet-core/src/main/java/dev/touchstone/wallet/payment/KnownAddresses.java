package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.Set;

/// The addresses a wallet has to do with, for comparison with the one it is about to pay. Immutable.
///
/// @param paid those it has paid before
/// @param own those it has received on
public record KnownAddresses(Set<BitcoinAddress> paid, Set<BitcoinAddress> own) {
    public static final KnownAddresses NONE = new KnownAddresses(Set.of(), Set.of());

    public KnownAddresses {
        paid = Set.copyOf(paid);
        own = Set.copyOf(own);
    }
}
