package dev.touchstone.wallet.ledger;

/// By which a contact is known while its name and addresses change. Immutable.
///
/// @param value from 1, in the order in which contacts were added; never given again
public record ContactId(int value) {
    public ContactId {
        if (value < 1) throw new IllegalArgumentException("contact " + value);
    }
}
