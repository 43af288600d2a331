package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameChange;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.Warning;
import java.time.Instant;
import java.util.Optional;

/// Who is paid, as far as the wallet knows them: by a name that was looked up, as one of its contacts, or both.
/// Immutable.
///
/// @param contact the contact whose address or name it is
record Payee(Optional<NamedPayee> named, Optional<Contact> contact) {
    static final Payee NOBODY = new Payee(Optional.empty(), Optional.empty());

    /// What a contact's name stood for when they were paid. Immutable.
    record Seen(ContactId contact, NameStand stand) {}

    static Payee of(Optional<NamedPayee> named, Optional<PaymentRequest> request, WalletSnapshot wallet) {
        var book = wallet.contacts();
        var contact = named.isPresent()
                ? book.ofEns(named.get().name().name().text())
                : request.flatMap(to -> book.of(to.address()));
        return new Payee(named, contact);
    }

    /// How the contact's name changed since last time, if it did.
    Optional<NameChange.Changed> change() {
        return named.flatMap(payee -> contact.flatMap(each -> {
            var coin = NamedPayee.coin(payee.address().network());
            return each.compare(coin, payee.name().value()) instanceof NameChange.Changed changed
                    ? Optional.of(changed)
                    : Optional.<NameChange.Changed>empty();
        }));
    }

    /// The same as something to think about before signing.
    Optional<Warning> warning() {
        return named.flatMap(payee -> change().flatMap(change -> BitcoinAddress.of(
                        payee.address().network(), new Script(change.before().value()))
                .map(before -> new Warning.NameChanged(
                        payee.name().name().text(),
                        payee.address(),
                        before,
                        change.before().at()))));
    }

    /// What to remember of the contact's name once they are paid.
    Optional<Seen> seen(Instant now) {
        return named.flatMap(payee -> contact.map(each -> new Seen(
                each.id(),
                new NameStand(
                        NamedPayee.coin(payee.address().network()), payee.name().value(), now))));
    }
}
