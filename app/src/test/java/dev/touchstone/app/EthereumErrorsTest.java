package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes wrong with `touchstone eth`: each has its own code, a sentence that says what to do, and the right exit
/// code; and nobody is asked whom the person did not name.
class EthereumErrorsTest {
    private static final String ACCOUNT = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String ROOT = "0x" + "ab".repeat(32);

    @TempDir
    private Path folder;

    private Terminal terminal;
    private String nobody = "";

    @BeforeEach
    void findAPortWhereNobodyListens() throws IOException {
        terminal = Terminal.in(folder);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private Terminal.Said eth(String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        all.add("--json");
        return terminal.types(all.toArray(String[]::new));
    }

    private static JsonNode fails(Terminal.Said said, int exit, String code, String... words) {
        var error = said.exits(exit).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo(code);
        var message = error.path("message").asString();
        assertThat(message).endsWith(".").doesNotContain("Exception", "null");
        assertThat(words).allSatisfy(word -> assertThat(message).contains(word));
        return error;
    }

    @Test
    void withoutAWordFromThePersonNobodyIsAsked() {
        fails(eth("head"), 2, "Usage", "--beacon", "--public", "address on the internet");
        fails(eth("head", "--beacon", nobody), 2, "Usage", "--rpc", "--public");
        fails(eth("checkpoints"), 2, "Usage", "--beacon");
        fails(eth("head", "--beacon", "file:///etc/passwd", "--rpc", nobody), 2, "Usage", "http://");
        fails(eth("head", "--beacon", "127.0.0.1:5052", "--rpc", nobody), 2, "Usage", "http://");
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnybodyIsAsked() {
        fails(eth("balance", "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"), 2, "Usage", "0x");
        fails(eth("balance", ACCOUNT.replace("A9", "a9")), 2, "Usage", "Copy the address again");
        fails(eth("balance", "0x1234"), 2, "Usage", "40");
        fails(eth("receipt", "0x1234"), 2, "Usage", "64");
        fails(eth("storage", ACCOUNT, "minus one"), 2, "Usage", "place of storage");
        fails(eth("storage", ACCOUNT, "0x" + "f".repeat(65)), 2, "Usage", "place of storage");
        fails(eth("head", "--chain", "moonnet"), 2, "Usage", "mainnet, sepolia, hoodi");
        var servers = new String[] {"head", "--beacon", nobody, "--rpc", nobody};
        fails(eth(with(servers, "--checkpoint", "yesterday")), 2, "Usage", "64");
        fails(eth(with(servers, "--head", "latest")), 2, "Usage", "signed or final");
        fails(eth(with(servers, "--timeout", "0")), 2, "Usage", "seconds");
        fails(eth(with(new String[] {"proof", ACCOUNT, "1", "2"}, "--out", "x")), 2, "Usage", "one thing");
    }

    private static String[] with(String[] words, String... more) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aFileThatDescribesNoNetworkIsRefused() {
        var file = folder.resolve("network");
        Terminal.write(file, "a letter to my aunt");
        fails(eth("head", "--chain", file.toString()), 2, "Usage", "not JSON");
        Terminal.write(file, "{\"id\": \"elsewhere\"}");
        fails(eth("head", "--chain", file.toString()), 2, "Usage", "does not describe");
    }

    @Test
    void theCheckpointOfAnOldReleaseIsRefusedWithTheRemedy() {
        var error = fails(
                eth("balance", ACCOUNT, "--beacon", nobody, "--rpc", nobody),
                3,
                "CheckpointTooOld",
                "0x9bcb90ec3a294591b77dd2a58e973578715cdc0e6eeeb286bc06dd120057f18b",
                "--checkpoint ROOT",
                "eth checkpoints");
        assertThat(error.path("age").asLong()).isGreaterThan(error.path("limit").asLong());
        fails(
                eth("balance", ACCOUNT, "--beacon", nobody, "--rpc", nobody, "--chain", "sepolia", "--timeout", "2"),
                3,
                "NoCheckpoint",
                "sepolia",
                "--checkpoint ROOT");
    }

    @Test
    void serversThatAreNotThereAreNamed() {
        var error = fails(
                eth("head", "--beacon", nobody, "--rpc", nobody, "--checkpoint", ROOT, "--timeout", "3"),
                3,
                "Offline",
                nobody);
        assertThat(error.path("sources").size()).isPositive();
        fails(eth("checkpoints", "--beacon", nobody), 3, "Offline");
    }

    @Test
    void aCheckpointThatNobodyHasIsNamed() throws IOException {
        try (var network = PracticeEthereum.start(PracticeEthereumSettings.minimal(), InstantSource.system())) {
            fails(ask(network, "head", ROOT), 3, "CheckpointUnknown", ROOT);
        }
    }

    @Test
    void theRealCheckpointRefusesAPracticeNetwork() throws IOException {
        try (var network = PracticeEthereum.start(PracticeEthereumSettings.minimal(), InstantSource.system())) {
            var said = eth(
                    "head",
                    "--beacon",
                    network.beaconUrl().toString(),
                    "--rpc",
                    network.rpcUrl().toString(),
                    "--checkpoint",
                    "0x9bcb90ec3a294591b77dd2a58e973578715cdc0e6eeeb286bc06dd120057f18b",
                    "--timeout",
                    "10");
            assertThat(said.exit()).as(said.out()).isIn(1, 3);
            assertThat(said.errorCode()).isIn("WrongNetwork", "CheckpointUnknown", "CaughtLying", "Offline");
        }
    }

    /// One that is in reach, and says in `answers` what is not so.
    private Terminal.Said ask(PracticeEthereum network, String what, String root, String... more) {
        return eth(words(network, what, root, more));
    }

    /// The same from the network's own checkpoint, as a person reads it.
    private Terminal.Said said(PracticeEthereum network, String what, String... more) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words(network, what, "0x" + network.checkpointRoot().hex(), more)));
        return terminal.types(all.toArray(String[]::new));
    }

    private String[] words(PracticeEthereum network, String what, String root, String... more) {
        var chain = folder.resolve("practice.json");
        Terminal.write(chain, ServedEthereum.description(network.chain()));
        var words = what.equals("head") ? List.of("head") : List.of(what, ACCOUNT);
        var all = new ArrayList<>(words);
        all.addAll(List.of("--beacon", network.beaconUrl().toString()));
        all.addAll(List.of("--rpc", network.rpcUrl().toString()));
        all.addAll(List.of("--chain", chain.toString(), "--checkpoint", root, "--timeout", "20"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// Says that an account has more than it has.
    private static final class Flatterer implements PracticeEthereumAnswers {
        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            if (call.method().equals("eth_getProof")) {
                var nodes = (tools.jackson.databind.node.ArrayNode)
                        honest.path("result").path("accountProof");
                var last = nodes.get(nodes.size() - 1).asString();
                var end = last.charAt(last.length() - 1) == '0' ? '1' : '0';
                nodes.set(nodes.size() - 1, last.substring(0, last.length() - 1) + end);
            }
            return honest;
        }
    }

    @Test
    void aLieAboutABalanceIsNamedAndNeverShown() throws IOException {
        try (var network =
                PracticeEthereum.start(PracticeEthereumSettings.minimal(), InstantSource.system(), new Flatterer())) {
            var said = ask(network, "balance", "0x" + network.checkpointRoot().hex());
            var json = said.exits(1).json();
            assertThat(json.path("standing").asString()).isEqualTo("Failed");
            assertThat(json.path("refutation").asString()).isEqualTo("TrieNodeHashMismatch");
            assertThat(json.has("balance")).isFalse();
            assertThat(json.path("caught").path(0).path("source").asString())
                    .isEqualTo(network.rpcUrl().toString());
            var trouble = json.path("sources")
                    .valueStream()
                    .filter(row ->
                            row.path("name").asString().equals(network.rpcUrl().toString()))
                    .map(row -> row.path("trouble").asString());
            assertThat(trouble).containsExactly("Lied");
            assertThat(said(network, "balance").exits(1).out())
                    .contains(network.rpcUrl() + " was caught in it.")
                    .doesNotContain("ETH");
        }
    }

    /// Nobody proves, for one of two was caught and the other has nothing: then too the liar has a name.
    @Test
    void aLiarIsNamedAlsoWhereAnotherServerOnlyFails() throws IOException {
        try (var network = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal(), InstantSource.system(), new Flatterer());
                var other = PracticeEthereum.start(
                        PracticeEthereumSettings.minimal(), InstantSource.system(), new Forgetful())) {
            var url = other.rpcUrl().toString();
            var json = ask(network, "balance", "0x" + network.checkpointRoot().hex(), "--rpc", url)
                    .exits(3)
                    .json();
            assertThat(json.path("standing").asString()).isEqualTo("Checking");
            assertThat(json.path("caught")
                            .valueStream()
                            .map(lie -> lie.path("source").asString()))
                    .containsOnly(network.rpcUrl().toString());
            assertThat(said(network, "balance", "--rpc", url).exits(3).out())
                    .contains("Not proven: ", "Caught", network.rpcUrl().toString(), url, "does not have it");
        }
    }

    /// Has no state at all.
    private static final class Forgetful implements PracticeEthereumAnswers {
        @Override
        public ObjectNode call(Call call, ObjectNode honest) {
            if (call.method().equals("eth_getProof")) honest.putNull("result");
            return honest;
        }
    }

    @Test
    void optionsOfTheOtherChainAreNotPassedOver() {
        var letter = folder.resolve("letter");
        Terminal.write(letter, "a letter to my aunt");
        var said = terminal.types("verify", letter.toString(), "--checkpoint", ROOT, "--json");
        fails(said, 2, "Usage", "--checkpoint");
    }
}
