package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tokens and collectibles, from being added to being hidden, and what can be wrong with them.
class TokenJourneyTest {
    private static final String CONTRACT = "Address of the contract";

    private static Route.Inspection amount(SampleContract token) {
        return new Route.Inspection.TokenAmount(SampleTokens.contract(token), SampleEthereum.FIRST);
    }

    @Test
    void aTokenIsAddedByItsContractAfterSayingWhatIsWrong() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.reads("None added. A token shows here when you add its contract.")
                    .press("Add a token");
            person.press("Add this token").reads("Paste an Ethereum address.");
            person.type(CONTRACT, SampleEthereum.FIRST.text()).press("Add this token");
            person.reads("This is one of your own accounts. Paste the address of the contract.");
            person.type(CONTRACT, "0x" + "0".repeat(40)).press("Add this token");
            person.reads("This is the address of nobody. No contract has it.");
            person.type(CONTRACT, SampleTokens.MILES.address().text()).press("Add this token");
            assertThat(person.page()).isEqualTo(TokenGallery.page(SampleTokens.MILES));
            person.reads("how many decimals it has is not known yet, so no amount is shown.");
            person.does(_ -> session.wallet.tokens.answer());
            person.reads("MILES", "42,350", "units of MILES", "calls itself “MILES”, in full “Air Miles”.");
            person.reads("It says nothing about decimals. Amounts are counted in its smallest units.");
            person.press("Hide this token").reads("None added.");
            assertThat(person.page()).isEqualTo(new Route.Home());
        }
    }

    @Test
    void whatAccountsHaveTogetherIsAddedUpByTheKernel() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.reads("1,204.500", "20.000", "Together", "1,224.500");
        }
    }

    @Test
    void whereOneAmountFailedThereIsNoSum() {
        var session = SampleSession.withTokens();
        session.wallet.tokens.lie(SampleTokens.DOLLAR);
        try (var person = Person.with(session)) {
            person.doesNotRead("1,224.5");
        }
    }

    @Test
    void whatNoListNamesIsFoldedWithItsCount() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.reads("On list Practice tokens 1.4.0", "Unrecognised (2)").doesNotRead("U\\u{202e}DS\\u{421}");
            person.press("Unrecognised (2)").reads("U\\u{202e}DS\\u{421}");
        }
    }

    @Test
    void aTokenThatIsCalledLikeAListedOneIsWarnedAbout() {
        var warning = "It calls itself PUSD, but list Practice tokens 1.4.0 has another address for that: "
                + brief(SampleTokens.DOLLAR);
        try (var person = Person.with(SampleSession.withTokens())) {
            person.press("Unrecognised (2)").reads(warning);
            person.go(TokenGallery.page(SampleTokens.COPY)).reads(warning, "No list recognises it here");
            person.does(
                    w -> w.navigator.inspect(new Route.Inspection.TokenName(SampleTokens.contract(SampleTokens.COPY))));
            person.reads("That it is the token you mean: no list recognises it here.");
        }
    }

    @Test
    void aListedTokensListIsAClaimBesideWhatItCallsItself() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(TokenGallery.page(SampleTokens.MILES));
            person.reads(
                    "Proven: this contract calls itself “MILES”",
                    "Claimed: it is the MILES of list Practice tokens 1.4.0.",
                    "Claimed: its amounts change by themselves, without a payment.");
            person.does(w -> w.navigator.inspect(amount(SampleTokens.DOLLAR)));
            person.reads("Claimed: that it is the PUSD of list Practice tokens 1.4.0.");
        }
    }

    @Test
    void approvalsVotesAndTheCodeAreAskedForOnThePersonsWord() {
        var session = SampleSession.withTokens();
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).doesNotRead("an approval lets 0x");
            assertThat(session.ether().asked).doesNotContain("facts of a token for 4");
            person.press("Ask about approvals and votes");
            assertThat(session.ether().asked).contains("facts of a token for 4");
            person.reads(
                    "an approval lets " + SampleTokens.SPENDER.text()
                            + " take all of it, without limit, from Account 1",
                    "PUSD from Savings later, without asking.",
                    "Others may have been allowed to take something, too.",
                    "the votes of Account 1 are 1,204.500",
                    "runs the code of " + SampleBeacon.stranger(401).text() + " (EIP-1967)");
        }
    }

    @Test
    void tokensAreFoundInListsAndBlocksAndAddedOneByOne() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.go(new Route.AddToken()).press("Look for listed tokens");
            person.reads("Asked 2 listed tokens.", "PUSD", "On list Practice tokens 1.4.0", "MILES");
            person.press("Look through the newest blocks");
            person.reads("Looked through 256 blocks, read 3 of them whole.", "On no list", "It calls itself PUSD");
            person.press("Add MILES").reads("Added");
            person.does(_ -> session.wallet.tokens.answer()).press("Home").reads("MILES");
        }
    }

    @Test
    void aListIsOpenedAndRemovedAndWhatIsNoneIsRefused() {
        var session = SampleSession.withTokens();
        try (var person = Person.with(session)) {
            person.does(w -> w.desktop.chosen = Optional.of(Path.of("list.json")));
            person.go(new Route.AddToken()).reads("Practice tokens 1.4.0", "part of this version");
            person.press("Open a list file…").reads("list.json is no token list (no JSON object).");
            session.ether().tokens.addList();
            person.press("Open a list file…").reads("List Grandmothers list 0.1.2 counts from now on", "opened by you");
            person.type(CONTRACT, SampleTokens.TOO_FINE.address().text());
            person.reads("Claimed: this is FINE, by list Grandmothers list 0.1.2.");
            person.press("Remove list Grandmothers list")
                    .reads("no longer counts.")
                    .doesNotRead("opened by you");
            person.type(CONTRACT, SampleTokens.COPY.address().text()).reads("No list names this contract.");
        }
    }

    @Test
    void namesThatCanBeMistakenStandWithTheirAddress() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.press("Unrecognised (2)").reads("U\\u{202e}DS\\u{421}", brief(SampleTokens.DOLLAR));
            person.doesNotRead(brief(SampleTokens.MILES)).doesNotRead("\u202e");
            person.go(TokenGallery.page(SampleTokens.DOLLAR));
            person.reads("Something else goes by the same name. Only the address tells them apart.");
            person.go(TokenGallery.page(SampleTokens.TURNED));
            person.reads("Its name has letters that can deceive. They are written here as their numbers.");
        }
    }

    private static String brief(SampleContract token) {
        return AddressFormat.brief(token.address().text());
    }

    @Test
    void aTokenWithDecimalsThatCannotBeShowsNoAmount() {
        var session = SampleSession.withTokens();
        session.wallet.tokens.add(SampleTokens.TOO_FINE);
        session.wallet.tokens.answer();
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.TOO_FINE));
            person.reads("It claims to have 200 decimals. No amount can have more than 77, so none is shown.");
            person.reads("—").doesNotRead("1,000");
        }
    }

    @Test
    void anAmountThatFailedItsProofIsADash() {
        var session = SampleSession.withTokens();
        session.wallet.tokens.lie(SampleTokens.DOLLAR);
        try (var person = Person.with(session)) {
            person.reads("Proven except tokens.", "—").doesNotRead("1,204.500");
            person.does(w -> w.navigator.inspect(amount(SampleTokens.DOLLAR)));
            person.reads("This amount failed its proof. It is not shown and not counted.");
        }
    }

    @Test
    void theInspectorGoesFromTheAmountToTheStartingPoint() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.does(w -> w.navigator.inspect(amount(SampleTokens.DOLLAR)));
            person.reads(
                    "The contract was asked what this account has, and answered.",
                    "The contract’s own code was run on this computer, over 1 proven word.",
                    "The contract’s entry was found in the table of all accounts.",
                    "built into this version",
                    "A name can be copied.");
            person.press("Check again").reads("Checked again: 1 proof from stored bytes");
        }
    }

    @Test
    void hiddenAmountsAreHiddenOnEveryPage() {
        var session = SampleSession.withTokens();
        var host = new FakeHost(new HostState.Open(session));
        try (var person = new Person(host)) {
            person.does(_ -> host.settings.set(host.settings.get().withHideAmounts(true)));
            person.doesNotRead("1,204.500").go(TokenGallery.page(SampleTokens.DOLLAR));
            person.doesNotRead("1,204.500").does(w -> w.navigator.inspect(amount(SampleTokens.DOLLAR)));
            person.doesNotRead("1,204.500").doesNotRead("1204500000");
        }
    }

    @Test
    void aCollectibleIsAddedAndSaysWhoseItIs() {
        var session = SampleSession.both();
        try (var person = Person.with(session)) {
            person.press("NFTs").reads("Add one by contract and number.").press("Add an NFT");
            person.press("Add this NFT").reads("Paste an Ethereum address.", "Give the number of the NFT.");
            person.type(CONTRACT, SampleTokens.BIRDS.address().text())
                    .type("Number", "-7")
                    .press("Add this NFT");
            person.reads("No NFT has a number below zero.");
            person.type("Number", "#4032").press("Add this NFT");
            assertThat(person.page()).isEqualTo(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD));
            person.reads("Ownership: Checking").does(_ -> session.wallet.tokens.answer());
            person.reads("Yours: Account 1 owns it, proven up to block 216,885.", "Picture: Claimed");
            person.reads("birds.example.com, which can change it. No picture is loaded.");
            person.press("Hide this NFT").reads("Nothing here yet");
        }
    }

    @Test
    void whatSomebodyElseOrNobodyOwnsIsNotYours() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(bird(SampleTokens.OTHERS_BIRD)).reads("Not yours: ", "Who owns it");
            person.go(bird(SampleTokens.NO_BIRD)).reads("Not yours: the contract names no owner of this number.");
            person.go(TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS)).reads("Yours: 1 of your accounts has");
        }
    }

    private static Route bird(BigInteger id) {
        return TokenGallery.page(SampleTokens.BIRDS, id);
    }

    @Test
    void whatWasProvenBeforeIsToldWithItsAge() {
        try (var person = Person.with(SampleSession.rememberingTokens())) {
            person.reads("1204.5 PUSD", "Together", "1224.5 PUSD", "42350 units of MILES", "Tokens: Proven 3 h ago.");
            person.go(bird(SampleTokens.BIRD)).reads("Yours: Account 1 owned it, proven 3 h ago.");
        }
    }
}
