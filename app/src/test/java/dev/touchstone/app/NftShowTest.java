package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.ITEMS;
import static dev.touchstone.app.PracticeNetworks.OWNER;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.practice.http.Delivery;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.ipfs.PracticeGateway;
import dev.touchstone.spv.practice.ipfs.PracticeGatewayAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A token at the terminal: its owner, its description and its picture, from a practice network and a gateway
/// over real HTTP; and what the terminal says where the gateway lies.
@TestInstance(Lifecycle.PER_CLASS)
class NftShowTest {
    private Path folder = Path.of("");
    private PracticeNetworks networks;
    private int terminals;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start();
        for (int i = 0; i < 4; i++) networks.order("nft " + OWNER);
        networks.order("item " + OWNER + " 3 5");
        networks.order("slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    /// A terminal that has nothing at hand from before.
    private Terminal terminal() {
        return Terminal.in(folder.resolve("t" + terminals++));
    }

    private Terminal.Said shows(Terminal terminal, String contract, String id, String... more) {
        var all = new ArrayList<>(List.of("nft", "show", contract, id));
        all.addAll(List.of(more));
        return networks.asks(terminal, all.toArray(String[]::new));
    }

    /// The piece that is described on IPFS, and whose picture has several blocks.
    private Terminal.Said showsThrough(PracticeGatewayAnswers answers) throws IOException {
        try (var gateway = PracticeGateway.start(0, answers)) {
            return shows(terminal(), PIECES, "4", "--gateway", gateway.uri().toString());
        }
    }

    private static boolean isArchive(HttpRequest request) {
        return request.parameter("format").equals(Optional.of("car"));
    }

    private void saysOf(String sentence, PracticeGatewayAnswers answers) throws IOException {
        var said = showsThrough(answers).exits(3).json();
        assertThat(said.path("standing").asString()).isEqualTo("Checking");
        assertThat(said.path("because").asString()).contains(sentence);
        assertThat(said.path("picture").path("sha256").isNull()).isTrue();
        assertThat(said.path("ownerStanding").asString()).isEqualTo("Proven");
    }

    @Test
    void aPieceThatItsOwnContractDrawsIsProvenWithoutAnybody() throws IOException {
        var proof = folder.resolve("drawn.json");
        var picture = folder.resolve("drawn.svg");
        var said = shows(terminal(), PIECES, "1", "--out", proof.toString(), "--picture", picture.toString())
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("owner").asString()).isEqualTo(OWNER);
        assertThat(said.path("description").path("name").asString()).isEqualTo("Practice Piece 1");
        assertThat(said.path("picture").path("type").asString()).isEqualTo("image/svg+xml");
        assertThat(said.path("picture").path("notDrawn").isNull()).isTrue();
        assertThat(Files.readString(picture)).startsWith("<svg");
        assertThat(networks.verifies(terminal(), proof, 0).path("statement").asString())
                .startsWith("The picture of number 1 of " + PIECES + " is ")
                .contains(said.path("picture").path("sha256").asString());
    }

    @Test
    void aPieceOnIpfsIsProvenFromTheContractToItsPicture() throws IOException {
        try (var gateway = PracticeGateway.start(0)) {
            var proof = folder.resolve("ipfs.json");
            var terminal = terminal();
            var said = shows(terminal, PIECES, "4", "--gateway", gateway.uri().toString(), "--out", proof.toString())
                    .exits(0)
                    .json();
            assertThat(said.path("standing").asString()).isEqualTo("Proven");
            assertThat(said.path("description").path("standing").asString()).isEqualTo("Proven");
            assertThat(said.path("picture").path("address").asString())
                    .startsWith("ipfs://")
                    .endsWith("/2.png");
            assertThat(said.path("picture").path("width").asInt()).isEqualTo(96);
            var checked = networks.verifies(terminal(), proof, 0);
            assertThat(checked.path("statement").asString()).startsWith("The picture of number 4 of " + PIECES);
            var file = Files.readString(proof);
            int at = file.lastIndexOf("\"blocks\": [\"") + 40;
            Files.writeString(
                    proof, file.substring(0, at) + (file.charAt(at) == '0' ? '1' : '0') + file.substring(at + 1));
            assertThat(networks.verifies(terminal(), proof, 1)
                            .path("refutation")
                            .asString())
                    .isEqualTo("WrongBlock");
            var again = shows(terminal, PIECES, "4").exits(0).json();
            assertThat(again.path("standing").asString())
                    .as("from what was kept")
                    .isEqualTo("Proven");
        }
    }

    @Test
    void anItemsAddressHasItsNumberPutIn() throws IOException {
        try (var gateway = PracticeGateway.start(0)) {
            var said = shows(terminal(), ITEMS, "3", "--gateway", gateway.uri().toString())
                    .exits(0)
                    .json();
            assertThat(said.path("uri").asString()).endsWith("/{id}.json");
            assertThat(said.path("description").path("address").asString()).endsWith("%064x.json".formatted(3));
            assertThat(said.path("description").path("name").asString()).isEqualTo("Practice Item 3");
            assertThat(said.path("owner").isNull()).isTrue();
        }
    }

    @Test
    void withoutAGatewayNobodyIsAsked() {
        var said = shows(terminal(), PIECES, "4").exits(3).json();
        assertThat(said.path("standing").asString()).isEqualTo("Checking");
        assertThat(said.path("because").asString())
                .isEqualTo(
                        "It is on IPFS, and nobody may be asked for it yet. Name a gateway with --gateway URL, or use "
                                + "--public.");
        assertThat(said.path("owner").asString()).isEqualTo(OWNER);
        shows(terminal(), PIECES, "4", "--gateway", "ftp://x").exits(2);
        assertThat(shows(terminal(), PIECES, "99")
                        .exits(1)
                        .json()
                        .path("refutation")
                        .asString())
                .isEqualTo("ContractRefused");
    }

    @Test
    void whatALyingGatewaySendsIsNotShown() throws IOException {
        PracticeGatewayAnswers changed = (request, honest) ->
                isArchive(request) ? HttpAnswer.text(406, "no archives") : honest.withBody(flipped(honest.content()));
        saysOf("It was caught: What was sent is not what the address names: it was changed.", changed);
        saysOf(
                "What it sent cannot be read. Nothing of it was used.",
                (_, honest) -> honest.withBody(flipped(honest.content())));
        saysOf(
                "What it sent cannot be read. Nothing of it was used.",
                (_, honest) -> honest.withBody(ByteString.of(honest.content().toArray(0, 50))));
        PracticeGatewayAnswers huge = (request, honest) -> isArchive(request)
                ? HttpAnswer.text(406, "no archives")
                : honest.withBody(ByteString.of(new byte[3 << 20]));
        saysOf("It sent more than this program takes. Nothing of it was used.", huge);
        saysOf(
                "It sends the question elsewhere, which is not followed.",
                (_, honest) -> honest.withStatus(302)
                        .withHeader("location", "http://192.168.1.1/")
                        .withBody(ByteString.EMPTY));
        saysOf("No connection.", (_, honest) -> honest.sent(Delivery.AT_ONCE.brokenOffAfter(30)));
        saysOf("It does not have what was asked for.", (_, _) -> HttpAnswer.text(404, "nothing"));
    }

    private static ByteString flipped(ByteString bytes) {
        var other = bytes.toArray();
        other[other.length - 2] ^= 1;
        return ByteString.of(other);
    }

    @Test
    void oneHonestGatewayIsEnough() throws IOException {
        try (var liar = PracticeGateway.start(0, (_, honest) -> honest.withBody(flipped(honest.content())));
                var silent = PracticeGateway.start(
                        0, (_, honest) -> honest.sent(Delivery.AT_ONCE.after(Duration.ofMinutes(5))));
                var honest = PracticeGateway.start(0)) {
            var said = shows(
                            terminal(),
                            PIECES,
                            "4",
                            "--gateway",
                            liar.uri().toString(),
                            "--gateway",
                            silent.uri().toString(),
                            "--gateway",
                            honest.uri().toString())
                    .exits(0)
                    .json();
            assertThat(said.path("standing").asString()).isEqualTo("Proven");
        }
    }
}
