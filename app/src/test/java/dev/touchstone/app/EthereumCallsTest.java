package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.NOBODY;
import static dev.touchstone.app.PracticeNetworks.OWNER;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static dev.touchstone.app.PracticeNetworks.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.StorageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What contracts answer at the terminal, about a practice network over real HTTP: computed here, proven, and
/// checked again from the file.
@TestInstance(Lifecycle.PER_CLASS)
class EthereumCallsTest {
    private static final String IDENTITY = "0x0000000000000000000000000000000000000004";

    private Path folder = Path.of("");

    private PracticeNetworks networks;
    private Terminal terminal;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start("token " + OWNER + " 2.5", "nft " + OWNER, "slots 3");
        terminal = Terminal.in(folder);
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said asks(String... words) {
        return networks.asks(terminal, words);
    }

    private static String word(long number) {
        return StorageKey.of(number).toString();
    }

    @Test
    void aContractsAnswerIsComputedAndTravelsInAFile() throws IOException {
        var proof = folder.resolve("identity.json");
        var said = asks("eth", "call", IDENTITY, "0x48656c6c6f", "--out", proof.toString())
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("outcome").asString()).isEqualTo("returned");
        assertThat(said.path("result").asString()).isEqualTo("0x48656c6c6f");
        assertThat(said.path("gasUsed").asLong()).isGreaterThan(21_000);
        var checked = networks.verifies(terminal, proof, 0);
        assertThat(checked.path("standing").asString()).isEqualTo("Proven");
        assertThat(checked.path("statement").asString())
                .startsWith("A call of " + IDENTITY + " with the data 0x48656c6c6f returns 0x48656c6c6f, after block ");
        var lie = Files.readString(proof).replace("\"data\": \"48656c6c6f\"", "\"data\": \"48656c6c6e\"");
        Files.writeString(proof, lie);
        assertThat(networks.verifies(terminal, proof, 1).path("standing").asString())
                .isEqualTo("Failed");
    }

    @Test
    void aTokensBalanceIsProven() {
        var proof = folder.resolve("balance.json");
        var said = asks("token", "balance", TOKEN, OWNER, "--out", proof.toString())
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("units").asString()).isEqualTo("2500000000000000000");
        assertThat(said.path("amount").asString()).isEqualTo("2.500000000000000000");
        assertThat(said.path("decimals").asString()).isEqualTo("18");
        assertThat(said.path("symbol").asString()).isEqualTo("PRAC");
        assertThat(networks.verifies(terminal, proof, 0).path("statement").asString())
                .startsWith(OWNER + " has 2500000000000000000 units of the token " + TOKEN + ", after block ");
    }

    @Test
    void whoOwnsANumberIsProvenAndWhoDoesNotIsTold() {
        var proof = folder.resolve("own.json");
        var said = asks("nft", "own", PIECES, "1", OWNER, "--out", proof.toString())
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("owner").asString()).isEqualTo(OWNER);
        assertThat(networks.verifies(terminal, proof, 0).path("statement").asString())
                .startsWith(OWNER + " owns number 1 of " + PIECES + ", after block ");
        var another = asks("nft", "own", PIECES, "1", NOBODY).exits(1).json();
        assertThat(another.path("standing").asString()).isEqualTo("Proven");
        assertThat(another.path("owner").asString()).isEqualTo(OWNER);
        assertThat(another.path("refutation").asString()).isEqualTo("OwnedByAnother");
        var owner = asks("nft", "own", PIECES, "1").exits(0).json().path("owner");
        assertThat(owner.asString()).isEqualTo(OWNER);
        var unmade = asks("nft", "own", PIECES, "99").exits(1).json();
        assertThat(unmade.path("refutation").asString()).isEqualTo("ContractRefused");
    }

    @Test
    void theRingOfBlockHashesAnswersByItsCode() {
        var newest = asks("eth", "head").exits(0).json().path("asOf");
        long height = newest.path("height").asLong();
        var call = asks("eth", "call", BlockHashRing.CONTRACT.text(), word(height - 1))
                .exits(0)
                .json();
        assertThat(call.path("outcome").asString()).isEqualTo("returned");
        assertThat(call.path("result").asString()).hasSize(66).isNotEqualTo(word(0));
        var refused = asks("eth", "call", BlockHashRing.CONTRACT.text(), "0x01")
                .exits(0)
                .json();
        assertThat(refused.path("standing").asString()).isEqualTo("Proven");
        assertThat(refused.path("outcome").asString()).isEqualTo("reverted");
    }

    @Test
    void whatIsNoTokenAnswersNothing() {
        var token = asks("token", "balance", NOBODY, OWNER).exits(1).json();
        assertThat(token.path("standing").asString()).isEqualTo("Failed");
        assertThat(token.path("refutation").asString()).isEqualTo("NoSuchAnswer");
        assertThat(token.path("caught")).isEmpty();
        assertThat(token.has("units")).isFalse();
        var nft = asks("nft", "own", BlockHashRing.CONTRACT.text(), "7", OWNER)
                .exits(1)
                .json();
        assertThat(nft.path("refutation").asString()).isEqualTo("ContractRefused");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        asks("eth", "call", IDENTITY, "48656c6c6f").exits(2);
        asks("eth", "call", IDENTITY, "0x4").exits(2);
        asks("eth", "call", IDENTITY, "0x", "--value", "much").exits(2);
        asks("nft", "own", NOBODY, "seven").exits(2);
        asks("token", "balance", NOBODY).exits(2);
    }
}
