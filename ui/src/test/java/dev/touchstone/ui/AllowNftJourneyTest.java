package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people do to let an app give away an NFT or a whole collection, and to take that back, over the real views, the
/// wallet's own drafting and contracts whose code runs.
class AllowNftJourneyTest {
    private static final EthereumAddress APP = SampleBeacon.stranger(402);
    private static final Route BIRD = TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD);
    private static final Route PASS = TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS);
    private static final String REVIEW = "Review this approval";
    private static final String WHOLE = "Whoever may take a whole collection can empty it at any time";

    private final SampleSession session = SampleSession.withTokens();

    @Test
    void approvesOneNftWithoutTheRestOfItsCollection() {
        try (var person = Person.with(session).go(BIRD).press("Approve an app for it")) {
            person.reads("Approve NFT #4032", "This lets somebody take NFT #4032 from Account 1 later")
                    .doesNotRead(WHOLE);
            person.type("Who may take it", "0x12").press(REVIEW).reads("An Ethereum address has 40 digits");
            person.type("Who may take it", APP.text()).press(REVIEW);
            person.reads("take number 4032 of").press("Allow NFT #4032").reads("Unlock to sign");
        }
    }

    @Test
    void warnsOfAWholeCollectionAndNamesTheSaferChoice() {
        try (var person = Person.with(session).go(BIRD).press("Approve an app for it")) {
            person.does(w -> w.choose("The whole collection"));
            person.reads("Approve a whole collection", WHOLE, "To sell one NFT, approve that one only.");
            person.type("Who may take it", APP.text()).press(REVIEW);
            person.reads("take everything you have of", "Approve a single number instead.");
        }
    }

    @Test
    void allowsOfAKindOnlyTheWholeCollection() {
        try (var person = Person.with(session).go(PASS).press("Approve an app for it")) {
            person.doesNotRead("This NFT only").reads(WHOLE, "Its numbers cannot be approved one by one");
        }
    }

    @Test
    void offersNoApprovalOfWhatIsNotOnesOwn() {
        try (var person = Person.with(session)) {
            person.go(TokenGallery.page(SampleTokens.BIRDS, SampleTokens.OTHERS_BIRD))
                    .doesNotRead("Approve an app for it");
        }
    }

    @Test
    void saysThatNobodyIsApprovedForOneNftAlone() {
        try (var person = Person.with(session).go(BIRD).press("Ask who may give it away")) {
            person.reads("Nobody is approved for this NFT alone.", "may give away all that Account 1 has");
            assertThat(session.ether().asked).contains("who may give away number 4032");
        }
    }

    @Test
    void takesBackTheApprovalOfOneNft() {
        var ref = SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.APPROVED_BIRD);
        var _ = session.wallet.tokens.addCollectible(ref.contract(), ref.id());
        session.wallet.tokens.answer();
        try (var person = Person.with(session).go(TokenGallery.page(SampleTokens.BIRDS, ref.id()))) {
            person.press("Ask who may give it away").reads(APP.text() + " may give away this NFT.");
            person.press("Take this approval back");
            var back = new EthereumOrder.AllowPiece(SampleEthereum.FIRST, ref, EthereumAddress.ZERO);
            assertThat(person.page()).isEqualTo(new Route.ReviewOrder(back));
            person.reads("Nobody else may give away NFT #51 any more.").press("Review this change");
            person.press("Take back this approval").reads("Unlock to sign");
        }
    }

    @Test
    void callsAnApprovalOfAnNftByItsNumberAfterARestartToo() {
        var ref = SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD);
        session.ether().spending.signed(new EthereumOrder.AllowPiece(SampleEthereum.FIRST, ref, APP), Duration.ZERO);
        try (var person = Person.with(session).go(new Route.Activity())) {
            person.reads("Approval for", "NFT #4032").doesNotRead("4032 units");
        }
    }
}
