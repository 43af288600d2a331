package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.EthereumPeer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The program at the terminal, which pays on a chain of real nodes' parts: ethereumjs takes and mines what the
/// wallet signs, a beacon chain with lodestar's rules goes on in real time above it, and every token standard is
/// moved. The tests are steps of one story.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class EthereumjsPaymentsTest {
    private static final String SOMEBODY = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String OTHERS_WORD = "00000000000000000000000070997970c51812dc3a010c7d01b50e0d17dc79c8";

    /// Makes a contract whose code is a single stop.
    private static final String CREATION = "0x60015f8160095f39f300";

    private EthereumPeer peer;
    private Terminal terminal;
    private Path chain = Path.of("");
    private Path list = Path.of("");

    @BeforeAll
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void start(@TempDir Path folder) {
        peer = EthereumPeer.start("--deploy", "--slots=60", "--lag=30", "--seconds-per-slot=2", "--live");
        terminal = Terminal.in(folder);
        chain = folder.resolve("chain.json");
        list = folder.resolve("list.json");
        Terminal.write(chain, peer.description().toString());
        Terminal.write(
                list,
                "[{\"address\": \"" + contract("erc20") + "\", \"storageKeys\": [\"0x" + "0".repeat(64) + "\"]}]");
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, "test test test test test test test test test test test junk\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
        awaitThePresent();
    }

    /// Its past is made in a hurry, until it has come to the slot of the clock.
    private void awaitThePresent() {
        var schedule = peer.chain().schedule();
        while (peer.headSlot() + 3
                < schedule.slotAt(Instant.now()).orElseThrow().value()) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    @AfterAll
    void stop() {
        if (peer != null) peer.close();
    }

    private String contract(String name) {
        return peer.contract(name).text();
    }

    private Terminal.Said eth(String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--chain",
                chain.toString(),
                "--checkpoint",
                "0x" + peer.checkpoint().hex()));
        all.addAll(List.of("--beacon", peer.beaconUrl(), "--rpc", peer.rpcUrl()));
        return terminal.asks(all.toArray(String[]::new));
    }

    /// Pays, and waits for the block.
    private JsonNode pays(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--yes", "--wait", "block"));
        var said = eth(all.toArray(String[]::new)).exits(0).json();
        assertThat(said.path("state").asString()).isIn("InBlock", "Settled");
        assertThat(said.path("succeeded").asBoolean()).isTrue();
        var receipt = peer.call("eth_getTransactionReceipt", said.path("hash").asString());
        assertThat(receipt.path("status").asString()).isEqualTo("0x1");
        assertThat(Long.decode(receipt.path("type").asString()))
                .isEqualTo(said.path("type").asLong());
        assertThat(Long.decode(receipt.path("gasUsed").asString()))
                .isEqualTo(said.path("gasUsed").asLong());
        return said;
    }

    private static JsonNode effect(JsonNode said, String kind) {
        return said.path("effects")
                .valueStream()
                .filter(effect -> effect.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " among " + said.path("effects")));
    }

    private String asks(String contract, String data) {
        return peer.call("eth_call", Map.of("to", contract, "data", data), "latest")
                .asString();
    }

    private static String word(String address) {
        return "0".repeat(24) + address.substring(2).toLowerCase(Locale.ROOT);
    }

    @Test
    @Order(1)
    void everyTypeOfTransactionIsMined() {
        assertThat(pays("send", "--to", SOMEBODY, "--amount", "1gwei", "--gas-price", "3gwei")
                        .path("type")
                        .asInt())
                .isZero();
        assertThat(pays(
                                "send",
                                "--to",
                                SOMEBODY,
                                "--amount",
                                "1gwei",
                                "--gas-price",
                                "3gwei",
                                "--access-list",
                                list.toString())
                        .path("type")
                        .asInt())
                .isEqualTo(1);
        assertThat(pays("send", "--to", SOMEBODY, "--amount", "1gwei", "--speed", "fast")
                        .path("type")
                        .asInt())
                .isEqualTo(2);
        var delegated = pays("send", "--delegate", contract("ensResolver"));
        assertThat(delegated.path("type").asInt()).isEqualTo(4);
        var code = peer.call("eth_getCode", delegated.path("from").asString(), "latest")
                .asString();
        assertThat(code).isEqualTo("0xef0100" + word(contract("ensResolver")).substring(24));
        pays("send", "--delegate", "0x0");
        assertThat(peer.call("eth_getCode", delegated.path("from").asString(), "latest")
                        .asString())
                .isEqualTo("0x");
        var balance = peer.call("eth_getBalance", SOMEBODY, "latest").asString();
        assertThat(Long.decode(balance)).isEqualTo(3_000_000_000L);
    }

    @Test
    @Order(2)
    void everyTokenStandardIsMoved() {
        pays("send", "--token", contract("erc20"), "--to", SOMEBODY, "--amount", "2.5");
        assertThat(asks(contract("erc20"), "0x70a08231" + word(SOMEBODY))).endsWith("22b1c8c1227a0000");
        pays("send", "--token", contract("dollar"), "--to", SOMEBODY, "--amount", "1.5");
        assertThat(asks(contract("dollar"), "0x70a08231" + word(SOMEBODY))).endsWith("%064x".formatted(1_500_000));
        pays("send", "--nft", contract("erc721") + ":7", "--to", SOMEBODY);
        assertThat(asks(contract("erc721"), "0x6352211e" + "%064x".formatted(7)))
                .endsWith(word(SOMEBODY));
        pays("send", "--nft", contract("erc1155") + ":3", "--quantity", "4", "--to", SOMEBODY);
        var owner = peer.funded().getFirst().text();
        pays("send", "--to", contract("erc1155"), "--data", "0x156e29f6" + word(owner) + "%064x%064x".formatted(4, 9));
        pays("send", "--nft", contract("erc1155") + ":3", "--nft", contract("erc1155") + ":4", "--to", SOMEBODY);
        assertThat(asks(contract("erc1155"), "0x00fdd58e" + word(SOMEBODY) + "%064x".formatted(3)))
                .endsWith("%064x".formatted(5));
        assertThat(asks(contract("erc1155"), "0x00fdd58e" + word(SOMEBODY) + "%064x".formatted(4)))
                .endsWith("%064x".formatted(1));
    }

    @Test
    @Order(3)
    void allowancesAreGivenAndTakenBack() {
        var owner = peer.funded().getFirst().text();
        var spender = peer.funded().getLast().text();
        var allowance = "0xdd62ed3e" + word(owner) + OTHERS_WORD;
        pays("approve", "--token", contract("erc20"), "--spender", spender, "--amount", "2");
        assertThat(asks(contract("erc20"), allowance)).endsWith("%064x".formatted(2_000_000_000_000_000_000L));
        pays("revoke", "--token", contract("erc20"), "--spender", spender);
        assertThat(asks(contract("erc20"), allowance)).endsWith("%064x".formatted(0));
        var all = pays("approve", "--all", contract("erc1155"), "--operator", spender);
        assertThat(effect(all, "operator").path("after").asString()).isEqualTo("true");
        pays("revoke", "--all", contract("erc1155"), "--operator", spender);
        assertThat(asks(contract("erc1155"), "0xe985e9c5" + word(owner) + OTHERS_WORD))
                .endsWith("%064x".formatted(0));
    }

    @Test
    @Order(4)
    void aContractIsMade() {
        var made = pays("send", "--create", "--data", CREATION);
        var contract = effect(made, "created").path("contract").asString();
        assertThat(peer.call("eth_getCode", contract, "latest").asString()).isEqualTo("0x00");
    }
}
