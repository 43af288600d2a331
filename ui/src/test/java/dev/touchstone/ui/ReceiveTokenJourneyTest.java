package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import org.junit.jupiter.api.Test;

/// What people do to be paid in ether or in a token, over the real views and a ledger.
class ReceiveTokenJourneyTest {
    private static final String FIRST = SampleEthereum.FIRST.text();
    private static final String MILES = SampleTokens.MILES.address().text();
    private static final String DOLLAR = SampleTokens.DOLLAR.address().text();

    private static Person atReceiving() {
        return Person.with(SampleSession.withTokens()).go(new Route.ReceiveEther(SampleEthereum.FIRST));
    }

    @Test
    void asksForATokenWithALinkThatNamesItsContractChainAndPayee() {
        try (var person = atReceiving()) {
            person.reads("What to be paid in", "3.102500000000000001 ether").does(w -> w.choose("MILES"));
            person.reads("42350 units of MILES", "A wallet that cannot read it may pay the contract");
            person.press("Ask for an amount").press("Copy as a payment link");
            assertThat(person.window().desktop.copied)
                    .isEqualTo("ethereum:" + MILES + "@1337/transfer?address=" + FIRST);
        }
    }

    @Test
    void countsAnAmountInTheSmallestUnitOfItsToken() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(new Route.ReceiveToken(SampleEthereum.FIRST, SampleTokens.contract(SampleTokens.DOLLAR)));
            person.press("Ask for an amount").type("Amount", "12.1234567").reads("finer than the smallest unit");
            person.type("Amount", "12.5").press("Copy as a payment link");
            assertThat(person.window().desktop.copied)
                    .isEqualTo("ethereum:" + DOLLAR + "@1337/transfer?address=" + FIRST + "&uint256=12500000");
        }
    }

    @Test
    void keepsANoteOutOfTheLinkAndCopiesItBeforeIt() {
        try (var person = atReceiving()) {
            person.press("Ask for an amount").doesNotRead("Copy note and link");
            person.type("Amount", "0.25")
                    .type("Note to the payer", "Rent for May")
                    .press("Copy as a payment link");
            var link = "ethereum:" + FIRST + "@1337?value=250000000000000000";
            assertThat(person.window().desktop.copied).isEqualTo(link);
            person.press("Copy note and link");
            assertThat(person.window().desktop.copied).isEqualTo("Rent for May\n" + link);
        }
    }

    @Test
    void saysThatAnAmountCannotBeCountedWhoseUnitIsNotProven() {
        var session = SampleSession.withTokens();
        session.wallet.tokens.add(SampleTokens.TOO_FINE);
        try (var person = Person.with(session)) {
            person.go(new Route.ReceiveToken(SampleEthereum.FIRST, SampleTokens.contract(SampleTokens.TOO_FINE)));
            person.press("Ask for an amount").type("Amount", "1").reads("In which unit it is counted is not proven");
            person.press("Copy as a payment link");
            assertThat(person.window().desktop.copied).doesNotContain("uint256");
        }
    }

    @Test
    void leadsFromTheTokenToItsCodeAndKeepsTheTokenForAnotherAccount() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(TokenGallery.page(SampleTokens.MILES)).press("Receive this token");
            var miles = SampleTokens.contract(SampleTokens.MILES);
            assertThat(person.page()).isEqualTo(new Route.ReceiveToken(SampleEthereum.FIRST, miles));
            person.does(w -> w.choose("Ether"));
            assertThat(person.page()).isEqualTo(new Route.ReceiveEther(SampleEthereum.FIRST));
        }
    }
}
