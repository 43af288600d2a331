package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import org.junit.jupiter.api.Test;

/// Paying by a name, over the real views: what the name stands for is always seen in full, and how it is known.
class NameJourneyTest {
    private static final String REVIEW = "Review this payment";
    private static final String BUTTON = "Send 0.05 BTC";

    @Test
    void paysByANameThatIsProvenAndShowsItsWholeAddress() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.go(new Route.Send("")).type("To", "Alice.eth").type("Amount", "0.05");
            assertThat(session.ether().names.asked).containsExactly("Alice.eth 0 []");
            person.reads(
                    "alice.eth",
                    "Name proven at block ",
                    "Registered until",
                    Gallery.SHOP.text().substring(0, 4));
            person.press(REVIEW).reads("alice.eth", "Name proven at block ");
            person.press("Send 0.05 BTC").reads("Unlock to sign");
        }
    }

    @Test
    void asksNobodyOutsideTheChainBeforeThePersonAgrees() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.go(new Route.Send("carol.off.eth")).type("Amount", "0.05");
            person.reads("is kept outside the chain", SampleNames.HOST + " would learn that you ask for it");
            assertThat(session.ether().names.asked).allMatch(asked -> asked.endsWith("[]"));
            person.press(REVIEW).doesNotRead(BUTTON);
            person.press("Ask " + SampleNames.HOST);
            assertThat(session.ether().names.asked).last().isEqualTo("carol.off.eth 0 [" + SampleNames.HOST + "]");
            person.reads("Resolved off-chain. Claimed by " + SampleNames.HOST);
            person.press(REVIEW).reads("Resolved off-chain. Claimed by " + SampleNames.HOST, BUTTON);
        }
    }

    @Test
    void saysWhatIsWrongWithAName() {
        try (var person = Person.with(SampleSession.both())) {
            person.go(new Route.Send("nobody.eth")).reads("Nobody answers for this name.");
            person.type("To", "poor.eth").reads("This name has no Bitcoin address in its records.");
            person.type("To", "late.eth").reads("This name’s registration ran out on ");
            person.type("To", "slow.eth").reads("Looking up slow.eth").doesNotRead("ran out");
            person.type("To", "a--b.eth").doesNotRead("Looking up");
            person.type("To", "al\u0456ce.eth").reads("The name mixes alphabets");
        }
    }

    @Test
    void warnsOfCharactersThatLookLikeOthers() {
        try (var person = Person.with(SampleSession.both())) {
            person.go(new Route.Send("\u043f\u0440\u0438\u0432\u0435\u0442.eth"))
                    .reads("has characters of Cyrillic. Some look like other letters.");
        }
    }

    @Test
    void looksNothingUpWhereNobodyIsAskedAboutEthereum() {
        try (var person = Person.with(SampleSession.normal())) {
            person.go(new Route.Send("alice.eth")).press(REVIEW);
            person.reads("Names are kept on Ethereum, where this wallet asks nobody yet.");
        }
    }

    @Test
    void watchesAnAccountByItsNameAfterItsAddressWasSeen() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.go(new Route.AddAccount(Route.AccountWay.WATCH_ONLY)).type("Ethereum address", "alice.eth");
            person.press("Watch this address").reads("alice.eth stands for this.", "Claimed by " + SampleNames.HOST);
            assertThat(person.window().field("Ethereum address").getText())
                    .isEqualTo(SampleBeacon.stranger(9).text());
            person.press("Watch this address");
            assertThat(person.page()).isInstanceOf(Route.Asset.class);
        }
    }
}
