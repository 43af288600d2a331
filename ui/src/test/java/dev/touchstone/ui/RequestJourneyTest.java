package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.ContactEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Payment links of Ethereum and contacts, where something is sent.
class RequestJourneyTest {
    private static final String PAYEE = SampleBeacon.stranger(9).text();
    private static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final String LINK = "ethereum:" + PAYEE + "@1337?value=5e16&gasPrice=1&message=Two%20chairs";

    private final SampleSession session = SampleSession.withTokens();

    @Test
    void aLinkFillsInWhomToPayAndHowMuch() {
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(ETHER, LINK));
            assertThat(person.window().field("To").getText()).isEqualTo(PAYEE);
            assertThat(person.window().field("Amount").getText()).isEqualTo("0.05");
            person.reads("The link says: Two chairs.", "The link suggests a fee. This wallet works out its own.");
        }
    }

    @Test
    void aLinkOfAnotherChainIsNamedAndNotPaid() {
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(ETHER, "")).type("To", "ethereum:" + PAYEE + "@1?value=1");
            person.reads("This link asks for a payment on Ethereum. You are sending on Practice Ethereum.");
            person.type("To", "ethereum:" + PAYEE + "@1337/approve?address=" + PAYEE + "&uint256=1");
            person.reads("asks a contract to do something that is no payment");
        }
    }

    @Test
    void aLinkForATokenLeadsToThePageOfThatToken() {
        var dollar = SampleTokens.contract(SampleTokens.DOLLAR);
        var link = "ethereum:" + dollar.address().text() + "@1337/transfer?address=" + PAYEE + "&uint256=12.5e6";
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(ETHER, "")).type("To", link);
            assertThat(person.page())
                    .isInstanceOfSatisfying(
                            Route.SendAsset.class,
                            page -> assertThat(page.asset()).isEqualTo(new AssetId.Token(dollar)));
            assertThat(person.window().field("To").getText()).isEqualTo(PAYEE);
            assertThat(person.window().field("Amount").getText()).isEqualTo("12.5");
            person.go(new Route.SendAsset(ETHER, ""))
                    .type("To", link.replace(dollar.address().text(), PAYEE))
                    .reads("This link asks for a token that this wallet does not show.");
        }
    }

    @Test
    void whoeverSendsBitcoinIsLedToEthereum() {
        try (var person = Person.with(session)) {
            person.go(new Route.Send(LINK)).reads("This link asks for a payment on Ethereum. You are sending bitcoin.");
            person.press("Pay it on Ethereum");
            assertThat(person.window().field("To").getText()).isEqualTo(PAYEE);
            assertThat(person.window().field("Amount").getText()).isEqualTo("0.05");
        }
    }

    @Test
    void aLinkIsReadOutOfThePictureOnTheClipboard() {
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(ETHER, ""));
            person.does(w -> w.spoken("Read a QR code from the clipboard").fire())
                    .reads("The clipboard holds no picture of a QR code.");
            person.window().desktop.code = Optional.of(LINK);
            person.does(w -> w.spoken("Read a QR code from the clipboard").fire());
            assertThat(person.window().field("To").getText()).isEqualTo(PAYEE);
        }
    }

    @Test
    void contactsAreOfferedAndNamedBackWhenEtherIsSent() {
        var _ = session.wallet.contacts.add(
                new ContactEntry("Ada", "", Optional.empty(), Optional.of(SampleBeacon.stranger(9)), Optional.empty()));
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(ETHER, ""))
                    .does(w -> w.spoken("Pay Ada").fire());
            person.reads("You pay Ada at this Ethereum address:");
            person.press("Contacts").does(w -> w.spoken("Ada").fire()).press("Pay in ether");
            assertThat(person.window().field("To").getText()).isEqualTo(PAYEE);
        }
    }
}
