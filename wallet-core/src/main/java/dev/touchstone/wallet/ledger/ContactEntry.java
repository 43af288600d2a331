package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.Optional;

/// What the user writes about a contact. Immutable.
///
/// @param name as the user calls them; never empty
/// @param bitcoin of the wallet's network
/// @param ens in its normal form ([dev.touchstone.spv.ethereum.ens.EnsName])
public record ContactEntry(
        String name,
        String note,
        Optional<BitcoinAddress> bitcoin,
        Optional<EthereumAddress> ethereum,
        Optional<String> ens) {
    /// Characters of the longest name that is looked up.
    public static final int MOST_ENS = 255;

    /// Name and note are kept on one line of ordinary characters.
    public ContactEntry {
        name = LabelText.tidy(name);
        note = LabelText.tidy(note);
        if (name.isEmpty()) throw new IllegalArgumentException("a contact without a name");
        if (ens.filter(text -> text.isEmpty() || text.length() > MOST_ENS).isPresent()) {
            throw new IllegalArgumentException("no name of the name service");
        }
    }

    /// Whether nothing says where to pay.
    public boolean isUnpayable() {
        return bitcoin.isEmpty() && ethereum.isEmpty() && ens.isEmpty();
    }

    public ContactEntry with(BitcoinAddress address) {
        return new ContactEntry(name, note, Optional.of(address), ethereum, ens);
    }

    public ContactEntry with(EthereumAddress address) {
        return new ContactEntry(name, note, bitcoin, Optional.of(address), ens);
    }
}
