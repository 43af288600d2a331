package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `touchstone eth --layer` answers about a chain beside a practice network over real HTTP, and what
/// becomes of the proofs that it writes.
@TestInstance(Lifecycle.PER_CLASS)
class LayerTest {
    private static final String ACCOUNT = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String MESSAGE_PASSER = "0x4200000000000000000000000000000000000016";
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Path folder = Path.of("");

    private PracticeNetworks networks;
    private Terminal terminal;
    private String payment = "";

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.withLayer();
        terminal = Terminal.in(folder);
        payment = networks.order("layer " + ACCOUNT + " 0.5").path("hash").asString();
        networks.order("settle");
        networks.order("layer " + ACCOUNT + " 0.1");
        networks.order("slots 2");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said eth(String layerName, String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--layer", layerName, "--layer-rpc", networks.layer().rpcUrl().toString()));
        return terminal.types(networks.about(all));
    }

    private JsonNode asks(String layerName, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        return eth(layerName, all.toArray(String[]::new)).exits(0).json();
    }

    private void verifies(Path proof, String rollup) {
        var verdict = networks.verifies(terminal, proof, 0);
        assertThat(verdict.path("standing").asString()).isEqualTo("Proven");
        assertThat(verdict.path("rollup").asString()).isEqualTo(rollup);
    }

    @Test
    void aBalanceIsProvenAsOfWhatIsSettledAndSomebodysWordBesideIt() throws IOException {
        for (var id : List.of("practice-rollup", "practice-nitro")) {
            var proof = folder.resolve(id + ".json");
            var answer = asks(id, "balance", ACCOUNT, "--out", proof.toString());
            assertThat(answer.path("standing").asString()).isEqualTo("Proven");
            assertThat(answer.path("layer").path("id").asString()).isEqualTo(id);
            var settled = answer.path("settled");
            assertThat(settled.path("standing").asString()).isEqualTo("Proven");
            assertThat(settled.path("ether").asString()).isEqualTo("0.500000000000000000");
            assertThat(settled.path("age").asLong()).isBetween(5 * DAY, 6 * DAY);
            var newest = answer.path("newest");
            assertThat(newest.path("standing").asString()).isEqualTo("Claimed");
            assertThat(newest.path("ether").asString()).isEqualTo("0.600000000000000000");
            assertThat(newest.path("age").asLong()).isLessThan(DAY);
            assertThat(newest.path("source").asString()).contains("127.0.0.1");
            assertThat(answer.path("caught").isEmpty()).isTrue();
            verifies(proof, id);
            var altered = Files.readString(proof).replace("500000000000000000 wei", "900000000000000000 wei");
            Files.writeString(proof, altered);
            networks.verifies(terminal, proof, 1);
        }
    }

    @Test
    void peopleReadBothWithTheirAge() {
        var said = eth("practice-rollup", "balance", ACCOUNT).exits(0).out();
        assertThat(said)
                .contains("Settled on practice as of 5 days ago, and proven:", "0.500000000000000000 ETH")
                .contains("Not proven, but newer: ", "0.600000000000000000 ETH");
    }

    @Test
    void anAccountAndAWordAreProvenToo() {
        var account = asks("practice-nitro", "account", ACCOUNT).path("settled");
        assertThat(account.path("nonce").asLong()).isZero();
        assertThat(account.path("contract").asBoolean()).isFalse();
        var word = asks("practice-rollup", "storage", MESSAGE_PASSER, "0");
        assertThat(word.path("settled").path("number").asString()).isEqualTo("1");
        assertThat(word.path("newest").path("number").asString()).isEqualTo("1");
    }

    @Test
    void aReceiptOfASideChainIsProvenByItsCheckpoint() {
        var proof = folder.resolve("receipt.json");
        var answer = asks("practice-sidechain", "receipt", payment, "--out", proof.toString());
        assertThat(answer.path("settled").path("status").asString()).isEqualTo("succeeded");
        assertThat(answer.path("newest").isNull()).isTrue();
        verifies(proof, "practice-sidechain");
    }

    @Test
    void aBalanceOfASideChainIsItsServersWordAndNoMore() {
        var answer =
                eth("practice-sidechain", "balance", ACCOUNT, "--json").exits(3).json();
        assertThat(answer.path("standing").asString()).isEqualTo("Claimed");
        assertThat(answer.path("settled").path("standing").asString()).isEqualTo("Checking");
        assertThat(answer.path("newest").path("ether").asString()).isEqualTo("0.600000000000000000");
        assertThat(answer.path("because").asString()).contains("no balances", "nothing here checked it");
    }

    @Test
    void anUnknownChainOrNoServerIsSaidInASentence() {
        eth("nowhere", "balance", ACCOUNT).exits(2);
        var all = new ArrayList<>(List.of("eth", "balance", ACCOUNT, "--layer", "practice-rollup"));
        terminal.types(networks.about(all)).exits(2);
    }
}
