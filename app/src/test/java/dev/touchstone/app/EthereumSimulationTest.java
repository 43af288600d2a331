package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.OWNER;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static dev.touchstone.app.PracticeNetworks.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a transaction would do, at the terminal, on a practice network over real HTTP: tried here, proven, and
/// checked again from the file.
@TestInstance(Lifecycle.PER_CLASS)
class EthereumSimulationTest {
    private static final String OTHER = "0x00000000000000000000000000000000000000AA";
    private static final String OTHERS_WORD = "00000000000000000000000000000000000000000000000000000000000000aa";

    private Path folder = Path.of("");
    private PracticeNetworks networks;
    private Terminal terminal;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start("pay " + OWNER + " 1", "token " + OWNER + " 2.5", "nft " + OWNER, "slots 3");
        terminal = Terminal.in(folder);
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private JsonNode simulates(String... words) {
        var all = new ArrayList<>(List.of("eth", "simulate", "--from", OWNER));
        all.addAll(List.of(words));
        return networks.asks(terminal, all.toArray(String[]::new)).exits(0).json();
    }

    private static List<String> all(JsonNode array, String member) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.path(member).asString()));
        return texts;
    }

    private static JsonNode effect(JsonNode said, String kind) {
        for (var effect : said.path("effects")) {
            if (effect.path("kind").asString().equals(kind)) return effect;
        }
        throw new AssertionError("no " + kind + " among " + said.path("effects"));
    }

    @Test
    void anEtherPaymentIsToldBeforeAndAfterAndTravelsInAFile() throws IOException {
        var proof = folder.resolve("payment.json");
        var said = simulates("--to", OTHER, "--value", "0.25eth", "--watch", OTHER, "--out", proof.toString());
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("outcome").asString()).isEqualTo("succeeds");
        assertThat(said.path("leastGas").asLong()).isEqualTo(21_000);
        assertThat(said.path("gasUsed").asLong()).isEqualTo(21_000);
        assertThat(all(said.path("effects"), "account")).containsExactlyInAnyOrder(OTHER, OWNER);
        assertThat(said.path("moves").get(0).path("amount").asString()).isEqualTo("250000000000000000");
        assertThat(said.path("warnings").size()).isZero();
        var checked = networks.verifies(terminal, proof, 0);
        assertThat(checked.path("standing").asString()).isEqualTo("Proven");
        assertThat(checked.path("statement").asString())
                .startsWith("In block ")
                .contains("a transaction from " + OWNER + " to " + OTHER + ", number 0, with 250000000000000000 wei")
                .contains("succeeds for 21000 gas, of which it needs 21000");
        var lie = Files.readString(proof).replace("\"value\": \"250000000000000000\"", "\"value\": \"1\"");
        Files.writeString(proof, lie);
        assertThat(networks.verifies(terminal, proof, 1).path("standing").asString())
                .isEqualTo("Failed");
    }

    @Test
    void aTokensTransferIsToldByTheTokenItself() {
        var said = simulates("--to", TOKEN, "--data", "0xa9059cbb" + OTHERS_WORD + "%064x".formatted(1000));
        var token = effect(said, "token");
        assertThat(token.path("account").asString()).isEqualTo(OWNER);
        assertThat(token.path("before").asString()).isEqualTo("2500000000000000000");
        assertThat(token.path("after").asString()).isEqualTo("2499999999999999000");
        assertThat(token.path("logged").asString()).isEqualTo("-1000");
        assertThat(token.path("agreement").asString()).isEqualTo("agrees");
        assertThat(said.path("leastGas").asLong())
                .isGreaterThanOrEqualTo(said.path("gasUsed").asLong());
    }

    @Test
    void whatDrainersAskForIsWarnedOf() {
        var unlimited = simulates("--to", TOKEN, "--data", "0x095ea7b3" + OTHERS_WORD + "f".repeat(64));
        assertThat(effect(unlimited, "allowance").path("unlimited").asBoolean()).isTrue();
        assertThat(all(unlimited.path("warnings"), "code")).containsExactly("unlimited-allowance");
        var all = simulates("--to", PIECES, "--data", "0xa22cb465" + OTHERS_WORD + "%064x".formatted(1));
        assertThat(all(all.path("warnings"), "code")).containsExactly("approval-for-all");
        var delegated = simulates("--to", OWNER, "--authorization", OWNER + ":" + TOKEN + ":1");
        assertThat(effect(delegated, "delegation").path("after").asString()).isEqualTo(TOKEN);
        assertThat(all(delegated.path("warnings"), "code")).contains("delegation");
    }

    @Test
    void whatFailsIsProvenToFail() {
        var said = simulates("--to", TOKEN, "--data", "0xa9059cbb" + OTHERS_WORD + "f".repeat(64));
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("outcome").asString()).isEqualTo("reverts");
        assertThat(all(said.path("warnings"), "code")).containsExactly("fails");
        var poor = networks.asks(terminal, "eth", "simulate", "--from", OTHER, "--to", OWNER, "--value", "5")
                .exits(0)
                .json();
        assertThat(poor.path("outcome").asString()).isEqualTo("not-taken");
        assertThat(poor.path("reason").asString()).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void howMuchGasItNeedsIsAskedForAlone() {
        var said = networks.asks(terminal, "eth", "gas", "--from", OWNER, "--to", OTHER)
                .exits(0)
                .json();
        assertThat(said.path("leastGas").asLong()).isEqualTo(21_000);
        assertThat(said.has("effects")).isFalse();
        assertThat(said.path("tips").path("standing").asString()).isEqualTo("Claimed");
    }

    @Test
    void aPersonReadsItAsATable() {
        var page = networks.reads(
                        terminal,
                        "eth",
                        "simulate",
                        "--from",
                        OWNER,
                        "--to",
                        TOKEN,
                        "--data",
                        "0x095ea7b3" + OTHERS_WORD + "f".repeat(64))
                .exits(0)
                .out();
        assertThat(page)
                .contains("It succeeds.")
                .contains("Before")
                .contains("After")
                .contains("Warning (unlimited-allowance): This lets ")
                .contains("Other transactions may come first");
    }

    @Test
    void whatIsNoTransactionIsRefusedBeforeAnybodyIsAsked() {
        for (var words : List.of(
                List.of("--to", OTHER, "--create"),
                List.of("--data", "0x1"),
                List.of("--to", OTHER, "--value", "much"),
                List.of("--to", OTHER, "--authorization", OWNER),
                List.of("--to", OTHER, "--gas", "-1"))) {
            var all = new ArrayList<>(List.of("eth", "simulate", "--from", OWNER));
            all.addAll(words);
            networks.asks(terminal, all.toArray(String[]::new)).exits(2);
        }
    }
}
