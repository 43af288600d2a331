package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.Warning;
import java.util.Optional;

/// Who is paid, as far as the wallet knows them: by a name that was looked up, as one of its contacts, or both.
/// Immutable.
///
/// @param contact the contact whose address or name it is
record Payee(Optional<NamedPayee> named, Optional<Contact> contact) {
    static final Payee NOBODY = new Payee(Optional.empty(), Optional.empty());

    static Payee of(Optional<NamedPayee> named, Optional<PaymentRequest> request, WalletSnapshot wallet) {
        var book = wallet.contacts();
        var contact = named.isPresent()
                ? book.ofEns(named.get().name().name().text())
                : request.flatMap(to -> book.of(to.address()));
        return new Payee(named, contact);
    }

    /// The contact who is paid by their name, where it is one.
    Optional<NamedContact> namedContact() {
        return named.flatMap(payee -> contact.map(
                each -> new NamedContact(each, NamedPayee.coin(payee.address().network()), payee.name())));
    }

    /// That their name changed since last time, as something to think about before signing.
    Optional<Warning.NameChanged> warning() {
        return named.flatMap(payee -> namedContact()
                .flatMap(NamedContact::change)
                .flatMap(change -> BitcoinAddress.of(
                                payee.address().network(),
                                new Script(change.before().value()))
                        .map(before -> new Warning.NameChanged(
                                payee.name().name().text(),
                                payee.address(),
                                before,
                                change.before().at()))));
    }

    /// The same in full.
    Optional<ChangeLines> changed() {
        return warning().map(Payee::lines);
    }

    static ChangeLines lines(Warning.NameChanged it) {
        return new ChangeLines(it.name(), it.address().text(), it.before().text(), it.since());
    }
}
