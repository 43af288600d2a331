package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.text.NameTexts;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.NameChange;
import dev.touchstone.wallet.ledger.NameStand;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumAsk.PassedOver;
import dev.touchstone.wallet.payment.NameLook;
import java.time.Instant;
import java.util.Optional;

/// Who was named to be paid, or to be let take something: an address, and how it was found. Immutable.
///
/// @param found what a name was found to be; empty where an address was known
/// @param contact the contact whose address or name it is
/// @param link the payment link that says it
record EthereumPayee(
        EthereumAddress address,
        Optional<NameLook.Found> found,
        Optional<Contact> contact,
        Optional<EthereumAsk> link) {
    static EthereumPayee of(EthereumAddress address, Optional<Contact> contact) {
        return new EthereumPayee(address, Optional.empty(), contact, Optional.empty());
    }

    /// By a name whose record is an address.
    static EthereumPayee of(NameLook.Found found, Optional<Contact> contact) {
        return new EthereumPayee(new EthereumAddress(found.value()), Optional.of(found), contact, Optional.empty());
    }

    EthereumPayee by(EthereumAsk ask) {
        return new EthereumPayee(address, found, contact, Optional.of(ask));
    }

    /// What the contact's name stood for last time, where it is another address now.
    Optional<NameStand> before() {
        return contact.flatMap(each -> found.flatMap(
                name -> each.compare(CoinType.ETHER, name.value()) instanceof NameChange.Changed(var before, var _)
                        ? Optional.of(before)
                        : Optional.<NameStand>empty()));
    }

    /// What to remember of the contact's name once they are paid.
    ///
    /// @param now when the name was looked up
    Optional<NameStand> seen(Instant now) {
        return contact.flatMap(_ -> found.map(name -> new NameStand(CoinType.ETHER, name.value(), now)));
    }

    /// The members `name`, `nameStanding`, `contact`, `nameChanged` and `link`; `null` where there is none.
    static Json.Members members(Optional<EthereumPayee> payee) {
        var found = payee.flatMap(EthereumPayee::found);
        return Json.Members.none()
                .withText("name", found.map(it -> it.name().text()))
                .withText("nameStanding", found.map(it -> Words.standing(it.finding())))
                .withText("contact", payee.flatMap(EthereumPayee::contact).map(Contact::name))
                .with(
                        "nameChanged",
                        payee.flatMap(EthereumPayee::before)
                                .map(EthereumPayee::changed)
                                .orElseGet(Json.Nothing::new))
                .with(
                        "link",
                        payee.flatMap(EthereumPayee::link)
                                .map(EthereumPayee::says)
                                .orElseGet(Json.Nothing::new));
    }

    private static Json changed(NameStand before) {
        return Json.Members.none()
                .with("before", EthereumWords.hex(before.value()))
                .with("seen", EthereumWords.time(before.at()));
    }

    private static Json says(EthereumAsk ask) {
        var passedOver = ask.passedOver().stream().map(PassedOver::name).toList();
        return Json.Members.none().withText("says", ask.words()).with("passedOver", Json.Items.ofTexts(passedOver));
    }

    Page page() {
        var page = Page.empty();
        if (contact.isPresent()) {
            page = page.row("Contact", Words.printable(contact.get().name()));
        }
        if (found.isPresent()) page = page.and(name(found.get()));
        if (before().isPresent()) page = page.and(changedPage(before().get()));
        if (link.isPresent()) page = page.and(link(link.get()));
        return page;
    }

    private static Page name(NameLook.Found found) {
        var page = Page.empty().row("Name", found.name().text() + "  " + Words.plain(NameTexts.standing(found)));
        for (var warning : found.warnings()) page = page.row("Beware", Words.plain(NameTexts.explain(warning)));
        return page;
    }

    private static Page changedPage(NameStand before) {
        return Page.empty()
                .line("Warning (name-changed): This name stood for another address when it was last looked up, "
                        + EthereumWords.time(before.at()) + ". It may be theirs no longer. Ask them before you pay.")
                .row("Stood for", EthereumWords.hex(before.value()));
    }

    private static Page link(EthereumAsk ask) {
        var page = Page.empty();
        if (ask.words().isPresent()) {
            page = page.row("Link says", Words.printable(ask.words().get()));
        }
        var passedOver = RequestTexts.passedOver(ask);
        return passedOver.isEmpty() ? page : page.row("Link", Words.printable(Words.plain(passedOver)));
    }
}
