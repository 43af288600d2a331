package dev.touchstone.wallet.ledger;

/// Whom the wallet offers as a recipient. Immutable. There is no third kind: an address that only ever sent to
/// the wallet is not offered, since anybody can send from an address that resembles another.
public sealed interface Suggestion {
    record OfContact(Contact contact) implements Suggestion {}

    record OfPayment(PaidBefore paid) implements Suggestion {}
}
