package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.Route;
import org.junit.jupiter.api.Test;

/// What people do to give several numbers of a collection away at once, over the real views, the wallet's own drafting
/// and contracts whose code runs.
class SendItemsJourneyTest {
    private static final EthereumAddress FRIEND = SampleBeacon.stranger(9);
    private static final Route PASS = TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS);
    private static final Route FORM = new Route.SendItems(SampleTokens.ref(SampleTokens.PASSES, SampleTokens.PASS));
    private static final String REVIEW = "Review this gift";

    private final SampleSession session = SampleSession.withTokens();

    @Test
    void isOfferedOnlyWhereThereAreSeveralNumbersToGive() {
        try (var person = Person.with(session)) {
            person.go(PASS).doesNotRead("Send several of this collection");
            person.does(_ -> session.wallet.tokens.addGuestPass()).press("Send several of this collection");
            assertThat(person.page()).isEqualTo(FORM);
        }
    }

    @Test
    void givesTwoNumbersInOneTransactionAndShowsWhatIsLeftOfEach() {
        session.wallet.tokens.addGuestPass();
        try (var person = Person.with(session).go(FORM)) {
            person.reads("Account 1 has 3.", "Account 1 has 10.", "Practice Passes", "One transaction and one fee");
            person.type("To", FRIEND.text())
                    .type("NFT #12", "2")
                    .type("NFT #40", "7")
                    .press(REVIEW);
            person.reads("3 yours", "10 yours").press("Send 2 kinds of NFT").reads("Unlock to sign");
            assertThat(session.ether().asked).anyMatch(asked -> asked.startsWith("prepare GiveItems"));
        }
    }

    @Test
    void saysAtItsFieldWhatIsMoreThanThereIs() {
        session.wallet.tokens.addGuestPass();
        try (var person = Person.with(session).go(FORM)) {
            person.type("To", FRIEND.text()).type("NFT #12", "4").reads("More than there is: Account 1 has 3.");
            person.press(REVIEW).doesNotRead("Before");
            person.type("NFT #12", "1.5").reads("Write a whole number");
        }
    }

    @Test
    void saysThatNothingIsToBeGivenYet() {
        session.wallet.tokens.addGuestPass();
        try (var person = Person.with(session).go(FORM)) {
            person.type("To", FRIEND.text()).type("NFT #12", "0").press(REVIEW);
            person.reads("Say how many of at least one number.").doesNotRead("Before");
            person.type("NFT #40", "1").press(REVIEW).press("Send 1 of NFT #40").reads("Unlock to sign");
        }
    }
}
