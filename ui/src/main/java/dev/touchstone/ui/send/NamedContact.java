package dev.touchstone.ui.send;

import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.NameChange;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.payment.NameLook;
import java.time.Instant;
import java.util.Optional;

/// A contact who is paid by their name. Immutable.
///
/// @param coin of which chain the name was looked up for
public record NamedContact(Contact contact, CoinType coin, NameLook.Found name) {
    /// How the name changed since last time, if it did.
    public Optional<NameChange.Changed> change() {
        return contact.compare(coin, name.value()) instanceof NameChange.Changed changed
                ? Optional.of(changed)
                : Optional.empty();
    }

    /// What to remember of the name once the contact is paid.
    public NameStand seen(Instant now) {
        return new NameStand(coin, name.value(), now);
    }
}
