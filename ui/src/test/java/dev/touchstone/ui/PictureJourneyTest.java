package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import org.junit.jupiter.api.Test;

/// Pictures of collectibles: those that are proven show, the others when the person lets somebody be asked.
class PictureJourneyTest {
    private static final Route DRAWING = TokenGallery.page(SampleTokens.DRAWINGS, SampleTokens.DRAWING);
    private static final Route BIRD = TokenGallery.page(SampleTokens.BIRDS, SampleTokens.BIRD);
    private static final Route PASS = TokenGallery.page(SampleTokens.PASSES, SampleTokens.PASS);

    @Test
    void aProvenPictureShowsWithItsProofAndWhatItsDescriptionSays() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(DRAWING).reads("Picture: Proven", "It stands in the contract’s own answer.");
            person.reads("“Ripple”", "Rings", "6", "Mood", "calm", "That they are true is nobody’s proof.");
            person.press("Why is this its picture?");
            person.reads("The picture stands in the description itself.");
            person.reads("The description stands in the contract’s answer itself.");
            person.reads("anybody can make one with the same picture");
        }
    }

    @Test
    void aWebsiteIsAskedOnlyByTheButtonThatNamesIt() {
        var session = SampleSession.withTokens();
        var pictures = session.ether().pictures;
        try (var person = Person.with(session)) {
            person.go(BIRD).reads("Picture: Claimed", "It is on the website birds.example.com, which was not asked.");
            person.reads("birds.example.com will see your IP address and which NFT you look at.");
            assertThat(pictures.asked).isEmpty();
            person.press("Load picture from birds.example.com");
            assertThat(pictures.asked).containsExactly("public false, own [], websites [birds.example.com]");
            person.does(_ -> pictures.find(session.wallet));
            person.reads("Claimed by birds.example.com, which describes this NFT and can change that.");
            person.doesNotRead("Why is this its picture?");
        }
    }

    @Test
    void theGalleryOffersTheSame() {
        var session = SampleSession.withTokens();
        try (var person = Person.with(session)) {
            person.press("NFTs").reads("Load picture from birds.example.com", "Choose whom to ask for pictures");
            person.press("Choose whom to ask for pictures");
            assertThat(person.page()).isEqualTo(new Route.PictureGateways());
        }
    }

    @Test
    void gatewaysAreChosenAndLeftAgain() {
        var session = SampleSession.withTokens();
        var pictures = session.ether().pictures;
        try (var person = Person.with(session)) {
            person.go(new Route.PictureGateways()).reads("trustless-gateway.link", "arweave.net");
            person.press("Add this gateway").reads("Write the address of your gateway.");
            person.type("Your own gateway", "ftp://home").press("Add this gateway");
            person.reads("“ftp://home” is no address of a gateway.");
            person.type("Your own gateway", "127.0.0.1:8080").press("Add this gateway");
            person.reads("http://127.0.0.1:8080").press("Do not ask");
            assertThat(pictures.asked)
                    .containsExactly(
                            "public false, own [http://127.0.0.1:8080], websites []",
                            "public false, own [], websites []");
        }
    }

    @Test
    void whatWentWrongIsSaidAndCanBeTriedAgain() {
        var session = SampleSession.withTokens();
        var pictures = session.ether().pictures;
        try (var person = Person.with(session)) {
            person.go(PASS).reads("It is on IPFS, and nobody may be asked for it yet.");
            person.does(_ -> pictures.gatewaysFail());
            person.reads("https://one.example: No whole answer within 30 s.", "https://two.example: It does not have");
            person.press("Look for the picture again");
            assertThat(pictures.asked).containsExactly("look again for 12");
            person.does(_ -> pictures.look()).reads("It is being looked for.");
            person.go(DRAWING).does(_ -> pictures.find(session.wallet)).does(_ -> pictures.cannotDraw());
            person.reads("It cannot be drawn here: it is a drawing that wants to load something from elsewhere.");
        }
    }

    @Test
    void settingsSayWhoLearnsWhat() {
        try (var person = Person.with(SampleSession.withTokens())) {
            person.go(new Route.Preferences())
                    .reads("No gateway is asked.", "which NFTs you look at, not your accounts");
        }
    }
}
