package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameStand;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Contacts over the real views: written down once, offered when paying, and a name that changed is pointed out.
class ContactJourneyTest {
    private static final String TO = Gallery.SHOP.text();
    private static final String REVIEW = "Review this payment";
    private static final CoinType BITCOIN = CoinType.BITCOIN;

    /// A contact who is paid by a name, which stood for another address when it was last looked up.
    static Contact withChangedName(SampleSession session) {
        var entry = new ContactEntry("Alice", "", Optional.empty(), Optional.empty(), Optional.of("alice.eth"));
        var _ = session.wallet.contacts.add(entry);
        var before = Script.p2wpkh(new byte[20]).program();
        return remembering(session, new NameStand(BITCOIN, before, TestWindow.NOW.minus(Duration.ofDays(9))));
    }

    private static Contact remembering(SampleSession session, NameStand stand) {
        var _ = session.wallet.contacts.remember(new ContactId(1), stand);
        return session.wallet()
                .snapshot()
                .get()
                .contacts()
                .find(new ContactId(1))
                .orElseThrow();
    }

    @Test
    void writesAContactDownAndPaysThemFromTheirPage() {
        try (var person = Person.with(SampleSession.both())) {
            person.press("Contacts").reads("Nobody here yet").press("Add a contact");
            person.press("Add this contact").reads("Write what you call them.");
            person.type("Name", "Ada").press("Add this contact").reads("Write at least one address");
            person.type("Bitcoin address", "nonsense").press("Add this contact");
            person.reads("This does not look like a Bitcoin address.");
            person.type("Bitcoin address", TO).type("Your note", "The workshop").press("Add this contact");
            assertThat(person.page()).isInstanceOf(Route.Contact.class);
            person.reads("Ada", "The workshop", "You have paid them nothing yet.")
                    .press("Pay in bitcoin");
            person.reads("You pay Ada at this")
                    .type("Amount", "0.05")
                    .press(REVIEW)
                    .reads("Ada");
        }
    }

    /// A landlord who was paid on both chains.
    static SampleSession withLandlord() {
        var session = SampleSession.withTokens();
        SampleHistory.live(session.wallet());
        var bitcoin = BitcoinAddress.of(
                        SampleChain.NETWORK, session.rent.outputs().getFirst().script())
                .orElseThrow();
        var _ = session.wallet.contacts.add(new ContactEntry(
                "Frau Holle", "Landlord", Optional.of(bitcoin), Optional.of(SampleHistory.LANDLORD), Optional.empty()));
        return session;
    }

    @Test
    void listsWhatWasPaidToAContactOnBothChainsEachLeadingToItsPage() {
        var session = withLandlord();
        var page = new Route.Contact(new ContactId(1));
        try (var person = Person.with(session).go(page)) {
            person.reads("Half of the rent", "minus 0.1 ether").doesNotRead("Sold the bicycle");
            person.does(w -> w.row(SampleHistory.rent()).fire());
            assertThat(person.page()).isEqualTo(new Route.Movement(SampleHistory.rent()));
            person.go(page).does(w -> w.row(session.rent.txid()).fire());
            assertThat(person.page()).isEqualTo(new Route.Payment(session.rent.txid()));
        }
    }

    @Test
    void countsAPaymentToTheAddressThatAContactsNameStandsFor() {
        var session = SampleSession.withTokens();
        SampleHistory.live(session.wallet());
        var entry = new ContactEntry("Alice", "", Optional.empty(), Optional.empty(), Optional.of("alice.eth"));
        var _ = session.wallet.contacts.add(entry);
        try (var person = Person.with(session).go(new Route.Contact(new ContactId(1)))) {
            person.reads("You have paid them nothing yet.");
            remembering(session, new NameStand(CoinType.ETHER, SampleHistory.LANDLORD.value(), TestWindow.NOW));
            person.reads("minus 0.1 ether").doesNotRead("You have paid them nothing yet.");
        }
    }

    @Test
    void offersContactsAndPaidAddressesAsRecipientsAndNobodyElse() {
        var session = SampleSession.normal();
        session.wallet.paid.add(Gallery.SHOP);
        try (var person = Person.with(session)) {
            var incoming = session.wallet.address(0).text();
            person.go(new Route.Send("")).reads("You paid this").doesNotRead(incoming.substring(incoming.length() - 4));
            person.type("To", "nobody at all").doesNotRead("You paid this");
            var entry = new ContactEntry("Ada", "", Optional.of(Gallery.SHOP), Optional.empty(), Optional.empty());
            var _ = session.wallet.contacts.add(entry);
            person.type("To", "ad").reads("Ada").doesNotRead("You paid this");
            person.does(w -> w.spoken("Pay Ada").fire());
            assertThat(person.window().field("To").getText()).isEqualTo(TO);
            person.reads("You pay Ada at this");
        }
    }

    @Test
    void addsAContactFromAPaymentWithOneClick() {
        var session = SampleSession.normal();
        try (var person = Person.with(session)) {
            person.go(new Route.Payment(session.rent.txid()))
                    .press("Add to contacts")
                    .type("Name", "Landlord");
            person.press("Add this contact").reads("Landlord", "Payments to them", "Half of the rent");
            person.go(new Route.Payment(session.rent.txid())).press("Landlord");
            assertThat(person.page()).isEqualTo(new Route.Contact(new ContactId(1)));
        }
    }

    @Test
    void keepsTheNameThatALinkProposesAsAProposal() {
        try (var person = Person.with(SampleSession.normal())) {
            person.go(new Route.AddContact("bitcoin:" + TO + "?label=Totally%20Ada"));
            assertThat(person.window().field("Name").getText()).isEmpty();
            person.press("The link calls them “Totally Ada”. Use this name");
            assertThat(person.window().field("Name").getText()).isEqualTo("Totally Ada");
        }
    }

    @Test
    void refusesAnAddressThatIsAnotherContacts() {
        var session = SampleSession.normal();
        var _ = session.wallet.contacts.add(
                new ContactEntry("Ada", "", Optional.of(Gallery.SHOP), Optional.empty(), Optional.empty()));
        try (var person = Person.with(session)) {
            person.go(new Route.AddContact(TO)).type("Name", "Bob").press("Add this contact");
            person.reads("Ada has this address already.");
        }
    }

    @Test
    void pointsOutThatANameStandsForAnotherAddressBeforeItIsPaid() {
        var session = SampleSession.both();
        withChangedName(session);
        try (var person = Person.with(session)) {
            person.go(new Route.Send("alice.eth")).type("Amount", "0.05");
            person.reads("alice.eth stands for another address than last time.", "It stood for this on");
            person.press(REVIEW).reads("stands for another address than last time", "It stands for this now");
            person.press("Send 0.05 BTC").doesNotRead("Unlock to sign");
            person.press("I have checked this").press("Send 0.05 BTC").reads("Unlock to sign");
            person.type("Password", SampleWallet.PASSWORD).press("Send 0.05 BTC");
            var alice = session.wallet()
                    .snapshot()
                    .get()
                    .contacts()
                    .find(new ContactId(1))
                    .orElseThrow();
            assertThat(alice.stand(BITCOIN).map(NameStand::value))
                    .contains(Gallery.SHOP.script().program());
        }
    }

    /// The contact's name stood for another account when ether was paid to it last.
    static void changeOnEthereum(SampleSession session, ContactId contact) {
        var before = SampleBeacon.stranger(8).value();
        var _ = session.wallet.contacts.remember(
                contact, new NameStand(CoinType.ETHER, before, TestWindow.NOW.minus(Duration.ofDays(9))));
    }

    @Test
    void pointsOutOnEthereumTooThatANameStandsForAnotherAddressBeforeItIsPaid() {
        var session = SampleSession.both();
        withChangedName(session);
        changeOnEthereum(session, new ContactId(1));
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(new AssetId.Ether(SampleEthereum.CHAIN), "alice.eth"))
                    .type("Amount", "0.05");
            person.reads("alice.eth stands for another address than last time.", "It stood for this on");
            person.reads("You pay Alice at this Ethereum address:").press(REVIEW);
            person.reads("stands for another address than last time", "It stands for this now", "Alice");
            person.press("Send 0.05 ETH").doesNotRead("Unlock to sign");
            person.press("I have checked this").press("Send 0.05 ETH").reads("Unlock to sign");
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            person.reads("On its way");
            var alice = session.wallet()
                    .snapshot()
                    .get()
                    .contacts()
                    .find(new ContactId(1))
                    .orElseThrow();
            assertThat(alice.stand(CoinType.ETHER).map(NameStand::value))
                    .contains(SampleBeacon.stranger(9).value());
            person.go(new Route.SendAsset(new AssetId.Ether(SampleEthereum.CHAIN), "alice.eth"));
            person.reads("alice.eth").doesNotRead("stands for another address");
        }
    }

    @Test
    void pointsOutOnTheContactThatTheNameChangedUntilThePersonSaysItIsRight() {
        var session = SampleSession.both();
        var _ = session.wallet.contacts.add(
                new ContactEntry("Alice", "", Optional.empty(), Optional.empty(), Optional.of("alice.eth")));
        remembering(
                session,
                new NameStand(CoinType.ETHER, ByteString.of(new byte[20]), TestWindow.NOW.minus(Duration.ofDays(5))));
        try (var person = Person.with(session)) {
            person.go(new Route.Contact(new ContactId(1)))
                    .reads("28 October 2026")
                    .press("Look it up");
            person.reads("This name changed since last time.", "It stands for this now", "It stood for this on");
            person.press("The new address is right").doesNotRead("changed since last time");
            person.press("Look it up").reads("Claimed by").doesNotRead("changed since last time");
        }
    }

    @Test
    void removesAContactAfterAskingOnceMore() {
        var session = SampleSession.normal();
        var _ = session.wallet.contacts.add(
                new ContactEntry("Ada", "", Optional.of(Gallery.SHOP), Optional.empty(), Optional.empty()));
        try (var person = Person.with(session)) {
            person.press("Contacts").does(w -> w.spoken("Ada").fire()).press("Remove this contact");
            person.reads("The payments stay.").press("Keep it").press("Remove this contact");
            person.press("Remove this contact").reads("Nobody here yet");
        }
    }
}
