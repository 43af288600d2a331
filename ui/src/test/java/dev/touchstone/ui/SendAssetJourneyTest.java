package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EthereumDraftOutcome;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Ether, tokens and NFTs are sent, over the real views, the wallet's own drafting and the real ledger.
class SendAssetJourneyTest {
    static final EthereumAddress FRIEND = SampleBeacon.stranger(9);
    private static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final String REVIEW = "Review this payment";

    private final SampleSession session = SampleSession.withTokens();

    private SampleSpending spending() {
        return session.ether().spending;
    }

    private static Route.SendAsset ether(String to) {
        return new Route.SendAsset(ETHER, to);
    }

    @Test
    void sendsEtherFromHomeToSettled() {
        try (var person = Person.with(session)) {
            person.press("Send ether")
                    .type("To", FRIEND.text())
                    .type("Amount", "0.05")
                    .type("Your note", "Rent");
            person.reads("This is an Ethereum address:", "Account 1 has 3.102 500", "Base fee 0.875", "claimed by");
            person.reads("Fee, about", "Fee, at most", "Worked out here from what is proven at block");
            person.press(REVIEW)
                    .reads("You have not paid this address before.", "They get", "Before", "After", "Fee, at most");
            person.reads("Worked out on this computer from what is proven at block")
                    .press("Send 0.05 ETH");
            person.reads("Unlock to sign")
                    .type("Password", "guess")
                    .does(w -> w.primary().fire());
            person.reads("That is not the password. Nothing was signed.");
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            assertThat(person.page()).isInstanceOf(Route.FollowEthereum.class);
            person.reads("On its way", "0.050 000 ETH", "Signed and saved", "You can leave this page");
            var signed = session.wallet.snapshot().get().ethereumPayments().getFirst();
            assertThat(signed.label()).isEqualTo("Rent");
            var payment = signed.transaction();
            person.does(_ -> spending().taken(payment, 2)).reads("Waiting for a block", "Taken by 2 servers");
            person.does(_ -> spending().included(payment, true)).reads("In a block", "proven here");
            person.doesNotRead("Speed it up");
            person.press("Show the proof")
                    .reads("Why this is true", "stands where the transaction does", "Starting point")
                    .reads("That block is not final yet.");
            person.does(w -> w.desktop.chosen = Optional.of(Path.of("payment.json")))
                    .press("Save the proof");
            assertThat(session.ether().asked).last().isEqualTo("export an answer to payment.json");
            person.does(_ -> spending().settled(payment))
                    .reads("Settled: its block is final", "This payment is settled.");
            person.reads("That its block is final was proven apart").doesNotRead("That block is not final yet.");
        }
    }

    @Test
    void worksOutEachChangeOnceForAllThreeSpeeds() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05");
            assertThat(drafted()).containsExactly("prepare PayEther Soon[speed=NORMAL]");
            person.reads("tip 1.5 gwei", "tip 0.5 gwei", "tip 0.1 gwei", "0.000 028 9", "0.000 049 9");
            person.does(w -> w.fee("Fast").fire());
            assertThat(drafted()).hasSize(2).last().isEqualTo("prepare PayEther Soon[speed=FAST]");
            person.press(REVIEW).reads("0.000 049 9");
        }
    }

    private List<String> drafted() {
        return session.ether().asked.stream()
                .filter(asked -> asked.startsWith("prepare"))
                .toList();
    }

    @Test
    void sendsEverythingLessTheMostThatTheFeeCanBe() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).press("Send everything");
            person.reads("All of it, less the most that the fee can be: 3.10");
            person.press(REVIEW).press("I have checked this").reads("This sends all the ether of this account.");
        }
    }

    @Test
    void sendsATokenAndNamesWhatIsKept() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).press("Send this token");
            person.type("To", FRIEND.text()).type("Amount", "12.5").reads("Account 1 has 1,204.5", "You keep");
            person.press(REVIEW).reads("1,192.0", "PUSD");
            String button = person.looks(w -> w.primary().getText());
            assertThat(button).startsWith("Send 12.5").endsWith("PUSD");
            person.does(w -> w.primary().fire());
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            person.reads("12.500 000 PUSD", "On its way").go(TokenGallery.page(SampleTokens.DOLLAR));
            person.reads("Not settled yet", "Saved, not sent yet")
                    .press("Send this token")
                    .reads("Send PUSD");
        }
    }

    @Test
    void saysHowMuchOfATokenIsMissing() {
        try (var person = Person.with(session)) {
            person.go(new Route.SendAsset(new AssetId.Token(SampleTokens.contract(SampleTokens.DOLLAR)), FRIEND.text()))
                    .type("Amount", "2000");
            person.reads("You have 1,204.5", "795.5", "too little.")
                    .press(REVIEW)
                    .doesNotRead("Before");
        }
    }

    @Test
    void givesAnNftAndSeveralOfAKind() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD)).press("Send this NFT");
            person.type("To", FRIEND.text()).press(REVIEW).reads("Review this gift", "yours", "none");
            person.press("Send NFT #4032").reads("Unlock to sign");
            person.go(TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS)).press("Send this NFT");
            person.type("To", FRIEND.text()).type("How many", "1.5").press(REVIEW);
            person.reads("Write a whole number").type("How many", "2").press(REVIEW);
            person.reads("3 yours").press("Send 2 of NFT #12").reads("Unlock to sign");
        }
    }

    @Test
    void offersNoSendingOfWhatIsNotOnesOwn() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.OTHERS_BIRD))
                    .doesNotRead("Send this NFT");
        }
    }

    @Test
    void paysByAProvenNameAndShowsItsWholeAddress() {
        try (var person = Person.with(session)) {
            person.go(ether("bob.eth")).type("Amount", "0.05");
            person.reads("bob.eth", "This is an Ethereum address:");
            assertThat(session.ether().names.asked).last().asString().startsWith("bob.eth 60");
            person.press(REVIEW).reads("bob.eth", FRIEND.text().substring(0, 6));
        }
    }

    @Test
    void saysWhatIsMissingAtTheFields() {
        try (var person = Person.with(session)) {
            person.go(ether("")).press(REVIEW).reads("Say whom to pay.", "Say how much.");
            person.type("To", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").reads("This is a Bitcoin address.");
            person.type("To", FRIEND.text().toLowerCase(Locale.ROOT)).reads("carry no checksum");
            person.type("Amount", "0,5").reads("Write digits with a point");
            person.type("Amount", "7").reads("Not enough ether: 3.89", "is missing");
        }
    }

    @Test
    void saysWhatAServerLiedAboutAndSignsNothing() {
        spending().instead = Optional.of(new EthereumDraftOutcome.Refuted(new Refutation.TrieNodeHashMismatch(2)));
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").press(REVIEW);
            person.reads("A server gave a wrong answer. It was not used.").doesNotRead("Before");
        }
    }

    @Test
    void waitsForTheWalletAndSaysSo() {
        spending().silent = true;
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").reads("Working out what this does");
            person.press(REVIEW).reads("Working out what this does").doesNotRead("Before");
        }
    }

    @Test
    void saysOnceTheEstimateIsOld() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").doesNotRead("Fee estimate is");
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(12))));
            person.reads("Fee estimate is 12 min old.").press("Refresh").doesNotRead("Fee estimate is");
        }
    }

    @Test
    void saysThatNothingCanBeWorkedOutOffline() {
        session.ether().stage(new Stage.Offline(true));
        try (var person = Person.with(session)) {
            person.go(ether("")).reads("Offline. What a payment does is worked out from the newest block");
        }
    }

    @Test
    void takesFeesThatThePersonSets() {
        try (var person = Person.with(session)) {
            person.go(ether(FRIEND.text())).type("Amount", "0.05").does(w -> w.toggle("Set the fee myself"));
            person.press(REVIEW).reads("Say how much.");
            person.type("Tip, in gwei", "3").type("The most with the base fee, in gwei", "2");
            person.reads("The limit cannot be less than the tip.");
            person.type("The most with the base fee, in gwei", "9")
                    .press(REVIEW)
                    .reads("Tip as you set it.");
            person.reads("Time", "depends on the fee");
        }
    }

    @Test
    void choosesWhatToSendOnTheFormOfAnyAsset() {
        try (var person = Person.with(session)) {
            person.press("Send bitcoin").does(w -> w.choose("Ether")).reads("Send ether");
            person.does(w -> w.choose("MILES")).reads("Send MILES", "units of MILES");
            person.does(w -> w.choose("Bitcoin"));
            assertThat(person.page()).isEqualTo(new Route.Send(""));
        }
    }

    @Test
    void speedsUpAndCancelsWhatWaits() {
        var order = new EthereumOrder.PayEther(SampleEthereum.FIRST, FRIEND, Wei.PER_ETHER);
        var payment = spending().signed(order, Duration.ofMinutes(20));
        spending().taken(payment, 1);
        try (var person = Person.with(session)) {
            person.go(new Route.FollowEthereum(payment.hash()));
            person.reads("No block has taken it for 20 min.").press("Speed it up");
            person.reads("Sent to", "The payment is made anew with a higher fee")
                    .press("Review the higher fee");
            person.reads(
                    "This takes the place of the first payment. Only one of the two",
                    FRIEND.text().substring(0, 6));
            person.press("Pay the higher fee").type("Password", SampleWallet.PASSWORD);
            person.does(w -> w.primary().fire()).reads("On its way").press("Cancel this payment");
            person.reads("A payment of nothing to yourself takes its place").press("Review the cancelling");
            person.reads("If the first is quicker, it is paid.").press("Cancel this payment");
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            assertThat(session.wallet.snapshot().get().ethereumPayments()).hasSize(3);
            var last = session.wallet
                    .snapshot()
                    .get()
                    .ethereumPayments()
                    .getFirst()
                    .transaction();
            person.does(_ -> spending().included(last, true));
            person.go(new Route.FollowEthereum(payment.hash())).reads("Replaced", "Your newer payment took its place.");
            person.go(new Route.SpeedUp(payment.hash())).reads("This payment waits no more");
        }
    }

    @Test
    void takesAnApprovalBackAndChangesItsLimit() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).press("Ask about approvals and votes");
            person.reads("Who may take it").press("Take this approval back");
            person.reads("Take back an approval", "may no longer take PUSD from Account 1.");
            person.press("Review this change").reads("may no longer take PUSD");
            person.does(w -> w.primary().fire());
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            person.reads("Approval taken back from", "On its way");
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).press("Ask about approvals and votes");
            person.press("Change its limit").reads("Approve PUSD", "Allow only what is needed.");
            person.type("The most it may take", "100").press("Review this approval");
            person.reads("take up to 100", "later, without asking");
        }
    }

    @Test
    void approvesWhatIsNeededByDefault() {
        var needed = BigInteger.valueOf(25_000_000);
        try (var person = Person.with(session)) {
            person.go(new Route.Approve(
                    SampleTokens.contract(SampleTokens.DOLLAR),
                    SampleEthereum.FIRST,
                    SampleBeacon.stranger(402).text(),
                    needed));
            String limit = person.looks(w -> w.field("The most it may take").getText());
            assertThat(limit).isEqualTo("25.000000");
        }
    }

    @Test
    void offersWhatThereIsFirstWhereALimitlessApprovalIsChanged() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).press("Ask about approvals and votes");
            person.press("Change its limit").reads("Now they may take any amount of PUSD, without a limit.");
            String limit = person.looks(w -> w.field("The most it may take").getText());
            assertThat(limit).isEqualTo("1204.500000");
            person.reads("This is all that Account 1 has now.").doesNotRead("Without a limit they may take");
        }
    }

    @Test
    void allowsAnyAmountOnlyOnThePersonsWordAndWarnsOfIt() {
        var needed = BigInteger.valueOf(25_000_000);
        try (var person = Person.with(session)) {
            person.go(new Route.Approve(
                    SampleTokens.contract(SampleTokens.DOLLAR),
                    SampleEthereum.FIRST,
                    SampleBeacon.stranger(402).text(),
                    needed));
            person.reads("This is what is needed.").does(w -> w.choose("Without a limit"));
            person.reads("all of the 1,204.500", "whatever comes later", "Allow an amount if you can.");
            person.press("Review this approval").reads("take any amount of PUSD");
            person.reads("Allow any amount of PUSD").press("Change something").does(w -> w.choose("Up to a limit"));
            person.press("Review this approval").reads("take up to 25");
        }
    }

    @Test
    void takesBackAnApprovalForAWholeCollection() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD)).press("Ask who may give it away");
            person.reads("may give away all that Account 1 has of this collection.")
                    .press("Take this approval back");
            person.press("Review this change").reads("may no longer give away what");
        }
    }
}
