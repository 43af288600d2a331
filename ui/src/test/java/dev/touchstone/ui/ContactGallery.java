package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;
import static dev.touchstone.ui.Gallery.with;

import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.ledger.NameStand;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The pages of contacts in every state they can be in.
final class ContactGallery {
    private final Gallery gallery;

    ContactGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    private static SampleSession people() {
        var session = SampleSession.both();
        var contacts = session.wallet.contacts;
        var _ = contacts.add(new ContactEntry(
                "Ada’s workshop",
                "Chairs and repairs",
                Optional.of(Gallery.SHOP),
                Optional.of(SampleBeacon.stranger(4)),
                Optional.empty()));
        var _ = contacts.add(new ContactEntry(
                "Alice", "", Optional.empty(), Optional.of(SampleBeacon.stranger(5)), Optional.of("alice.eth")));
        var _ = contacts.add(new ContactEntry(
                "Bruno", "Landlord", Optional.of(session.wallet.address(40)), Optional.empty(), Optional.empty()));
        var _ = contacts.remember(
                new ContactId(2),
                new NameStand(
                        CoinType.BITCOIN,
                        session.wallet.address(41).script().program(),
                        TestWindow.NOW.minus(Duration.ofDays(5))));
        return session;
    }

    private static SampleSession changedOnEthereum() {
        var session = people();
        ContactJourneyTest.changeOnEthereum(session, new ContactId(2));
        return session;
    }

    private static SampleSession device() {
        var session = SampleSession.withTokens();
        DeviceJourneyTest.giveToDevice(session);
        return session;
    }

    private static Consumer<TestWindow> sending(String to) {
        return go(new Route.SendAsset(new AssetId.Ether(SampleEthereum.CHAIN), to));
    }

    void add() {
        gallery.add("send-ether-contacts", with(ContactGallery::people), sending(""));
        var changed = with(ContactGallery::changedOnEthereum);
        Consumer<TestWindow> amount = w -> w.field("Amount").setText("0.05");
        gallery.add("send-ether-name-changed", changed, sending("alice.eth"), amount);
        gallery.add("review-ether-name-changed", changed, sending("alice.eth"), amount, press("Review this payment"));
        gallery.add(
                "send-ether-link",
                with(SampleSession::withTokens),
                sending("ethereum:" + SampleBeacon.stranger(9).text()
                        + "@1337?value=5e16&gasPrice=1&message=Two%20chairs"));
        gallery.add("send-link-of-ethereum", with(SampleSession::withTokens), go(new Route.Send("ethereum:0x00")));
        gallery.add(
                "sign-by-device",
                with(ContactGallery::device),
                sending(SampleBeacon.stranger(9).text()),
                w -> w.field("Amount").setText("0.05"),
                w -> w.choose("Grandmother"),
                press("Review this payment"),
                press("I have checked this"),
                press("Send 0.05 ETH"),
                press("Send 0.05 ETH"));
        Supplier<FakeHost> people = with(ContactGallery::people);
        gallery.add("contacts", people, go(new Route.Contacts()));
        gallery.add("contacts-empty", with(SampleSession::both), go(new Route.Contacts()));
        gallery.add("contacts-search", people, go(new Route.Contacts()), w -> w.type(0, "zebra"));
        gallery.add("contact", people, go(new Route.Contact(new ContactId(1))));
        gallery.add("contact-name", people, go(new Route.Contact(new ContactId(2))));
        gallery.add("contact-name-changed", people, go(new Route.Contact(new ContactId(2))), press("Look it up"));
        gallery.add("contact-gone", people, go(new Route.Contact(new ContactId(9))));
        gallery.add("contact-remove", people, go(new Route.Contact(new ContactId(3))), press("Remove this contact"));
        gallery.add(
                "add-contact",
                people,
                go(new Route.AddContact("bitcoin:" + Gallery.SHOP.text() + "?label=Ada")),
                press("Add this contact"));
        gallery.add("send-contacts", people, go(new Route.Send("")));
        gallery.add(
                "send-name-changed",
                people,
                go(new Route.Send("alice.eth")),
                w -> w.field("Amount").setText("0.05"));
        gallery.add(
                "review-name-changed",
                people,
                go(new Route.Send("alice.eth")),
                w -> w.field("Amount").setText("0.05"),
                press("Review this payment"));
    }
}
