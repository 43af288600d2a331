package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Names at the terminal, about a practice network over real HTTP: proven, or claimed by a gateway that was
/// agreed to.
@TestInstance(Lifecycle.PER_CLASS)
class EnsTest {
    private static final String ALICE = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String EVE = "0x52908400098527886E0F7030069857D2E4169EE7";
    private static final String BITCOIN = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

    private Path folder = Path.of("");
    private PracticeNetworks networks;
    private Terminal terminal;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start(
                "slots 2", "name alice " + ALICE + " " + BITCOIN, "name eve.off " + EVE, "slots 3");
        terminal = Terminal.in(folder);
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said asks(String... words) {
        return networks.asks(terminal, words);
    }

    @Test
    void aNamesAddressIsProvenAndTravelsInAFile() throws IOException {
        var proof = folder.resolve("alice.json");
        var said = asks("ens", "resolve", "Alice.eth", "--out", proof.toString())
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("name").asString()).isEqualTo("alice.eth");
        assertThat(said.path("outcome").asString()).isEqualTo("Found");
        assertThat(said.path("value").asString()).isEqualTo(ALICE);
        assertThat(said.path("registeredUntil").asString()).startsWith("20");
        assertThat(said.path("isExpired").asBoolean()).isFalse();
        assertThat(networks.verifies(terminal, proof, 0).path("statement").asString())
                .startsWith("The name 'alice.eth' has the address for coin 60 " + ALICE + ", by its resolver ");
        var lie = Files.readString(proof)
                .replace("has the address for coin 60 " + ALICE, "has the address for coin 60 " + EVE);
        Files.writeString(proof, lie);
        assertThat(networks.verifies(terminal, proof, 1).path("standing").asString())
                .isEqualTo("Failed");
    }

    @Test
    void otherRecordsAreProvenToo() {
        var address =
                asks("ens", "resolve", "alice.eth", "--coin", "btc").exits(0).json();
        assertThat(address.path("value").asString()).isEqualTo(BITCOIN);
        assertThat(address.path("bytes").asString()).startsWith("0x0014");
        var text = asks("ens", "resolve", "alice.eth", "--text", "description")
                .exits(0)
                .json();
        assertThat(text.path("value").asString()).isEqualTo("A practice name.");
        var content =
                asks("ens", "resolve", "alice.eth", "--contenthash").exits(0).json();
        assertThat(content.path("value").asString()).startsWith("ipfs://");
    }

    @Test
    void whatIsNotThereIsProvenNotToBe() {
        var none = asks("ens", "resolve", "nobody.eth").exits(1).json();
        assertThat(none.path("standing").asString()).isEqualTo("Proven");
        assertThat(none.path("outcome").asString()).isEqualTo("NotRegistered");
        var text =
                asks("ens", "resolve", "alice.eth", "--text", "avatar").exits(1).json();
        assertThat(text.path("outcome").asString()).isEqualTo("NoRecord");
    }

    @Test
    void aNameOutsideTheChainIsAskedForOnlyOnRequestAndStaysAClaim() {
        var named = asks("ens", "resolve", "eve.off.eth").exits(1).json();
        assertThat(named.path("standing").asString()).isEqualTo("Proven");
        assertThat(named.path("outcome").asString()).isEqualTo("Outside");
        assertThat(named.path("gateways").get(0).asString()).isEqualTo("127.0.0.1");
        var proof = folder.resolve("eve.json");
        var claimed = asks("ens", "resolve", "eve.off.eth", "--offchain", "--out", proof.toString())
                .exits(3)
                .json();
        assertThat(claimed.path("standing").asString()).isEqualTo("Claimed");
        assertThat(claimed.path("value").asString()).isEqualTo(EVE);
        assertThat(claimed.path("because").asString()).startsWith("127.0.0.1, which the contract of the name believes");
        assertThat(networks.verifies(terminal, proof, 0).path("statement").asString())
                .startsWith("A call of ");
        var unknown =
                asks("ens", "resolve", "nobody.off.eth", "--offchain").exits(3).json();
        assertThat(unknown.path("outcome").asString()).isEqualTo("GatewayFailed");
    }

    @Test
    void anAccountsNameIsProven() {
        var proof = folder.resolve("reverse.json");
        var said = asks("ens", "reverse", ALICE, "--out", proof.toString())
                .exits(0)
                .json();
        assertThat(said.path("name").asString()).isEqualTo("alice.eth");
        assertThat(networks.verifies(terminal, proof, 0).path("statement").asString())
                .startsWith(ALICE + " is called 'alice.eth'");
        var none = asks("ens", "reverse", EVE).exits(1).json();
        assertThat(none.path("outcome").asString()).isEqualTo("Unanswered");
        assertThat(none.path("name").isNull()).isTrue();
    }

    @Test
    void aNameThatLooksLikeAnotherIsWarnedOf() {
        var said = asks("ens", "resolve", "\u043f\u0440\u0438\u0432\u0435\u0442.eth")
                .exits(1)
                .json();
        assertThat(said.path("warnings").get(0).asString()).contains("Cyrillic");
        asks("ens", "resolve", "al\u0456ce.eth").exits(2);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        asks("ens", "resolve", "alice..eth").exits(2);
        asks("ens", "resolve", "alice.eth", "--coin", "gold").exits(2);
        asks("ens", "resolve", "alice.eth", "--text", "url", "--contenthash").exits(2);
        asks("ens", "reverse", "alice.eth").exits(2);
        asks("ens", "reverse", ALICE, "--coin", "btc").exits(2);
    }
}
