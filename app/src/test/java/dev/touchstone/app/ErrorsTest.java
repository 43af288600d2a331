package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What goes wrong at a command line: each has its own code, a sentence that says what to do, the right exit code, and
/// costs nothing that was saved.
class ErrorsTest {
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
    private static final String ON_MAIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    @TempDir
    private Path folder;

    private PracticeBitcoinNode node;
    private Terminal terminal;

    @BeforeEach
    void makeAWalletWithCoins() throws IOException {
        node = PracticeBitcoinNode.start(0, InstantSource.system());
        node.mine(110);
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        Payments.pay(node, terminal.gets("receive").path("address").asString(), 50_000_000);
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
    }

    @AfterEach
    void nothingWasLost() throws IOException {
        assertThat(terminal.gets("balance")
                        .path("assets")
                        .path(0)
                        .path("settling")
                        .asString())
                .isEqualTo("50000000");
        node.close();
    }

    private String peer() {
        return "127.0.0.1:" + node.port();
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
    void aWalletThatCannotBeOpened() throws IOException {
        fails(
                terminal.types("balance", "--wallet", "x", "--password-file", password("whatever"), "--json"),
                3,
                "NoSuchWallet",
                "There is no wallet 'x'",
                "wallet list");
        fails(
                terminal.types("balance", "--wallet", "w", "--password-file", password("not the right one"), "--json"),
                1,
                "WrongPassword");
        fails(
                terminal.types("balance", "--wallet", "w", "--password-file", "none", "--json"),
                3,
                "PasswordFileUnreadable",
                "none");
        fails(
                terminal.types("balance", "--wallet", "../w", "--password-file", password("whatever"), "--json"),
                2,
                "Usage",
                "cannot be the name");
        fails(terminal.asks("wallet", "create"), 1, "NameTaken", "'w'");
        fails(
                terminal.types("wallet", "create", "--wallet", "y", "--password-file", password("short"), "--json"),
                1,
                "PasswordTooShort",
                "5 characters");
        var main = Terminal.run(
                "balance",
                "--wallet",
                "w",
                "--password-file",
                terminal.passwordFile().toString(),
                "--data-dir",
                terminal.dataDirectory().toString(),
                "--network",
                "main",
                "--json");
        fails(main, 1, "WrongNetwork", "'regtest'", "'main'");
    }

    private String password(String text) throws IOException {
        var file = Files.createTempFile(folder, "password", "");
        Terminal.write(file, text + "\n");
        return file.toString();
    }

    @Test
    void aWalletFileThatWasDamaged() throws IOException {
        var wallets = terminal.dataDirectory().resolve("wallets");
        Path file;
        try (var files = Files.list(wallets)) {
            file = files.filter(each -> each.toString().endsWith(".touchstone"))
                    .findFirst()
                    .orElseThrow();
        }
        var bytes = Files.readAllBytes(file);
        var flipped = bytes.clone();
        flipped[bytes.length - 100] ^= 1;
        Files.write(file, flipped);
        assertThat(terminal.asks("balance").exits(1).errorCode()).isIn("WalletAltered", "WalletTruncated");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(terminal.asks("balance").exits(1).errorCode()).isIn("WalletAltered", "WalletTruncated");
        Files.write(file, new byte[0]);
        assertThat(terminal.asks("balance").exits(1).errorCode()).isIn("WalletTruncated", "NotAWallet");
        Files.writeString(file, "a letter to my aunt");
        fails(terminal.asks("balance"), 1, "NotAWallet");
        Files.write(file, bytes);
    }

    @Test
    void aPhraseThatIsNone() throws IOException {
        for (var phrase :
                new String[] {"abandon abandon abandon", "zebra ".repeat(12), "abandon ".repeat(11) + "abuot", ""}) {
            var file = password(phrase);
            var said = terminal.types(
                    "wallet",
                    "restore",
                    "--wallet",
                    "r",
                    "--mnemonic-file",
                    file,
                    "--password-file",
                    terminal.passwordFile().toString(),
                    "--json");
            assertThat(said.exit()).as(said.out()).isEqualTo(1);
            assertThat(said.errorCode()).isEqualTo("NotAPhrase");
        }
        assertThat(terminal.types("wallet", "list", "--json").json().path("wallets"))
                .hasSize(1);
    }

    @Test
    void aPaymentThatCannotBeMade() {
        var shortfall = fails(
                send(SOMEBODY, "0.6", "--fee-rate", "10"),
                1,
                "Shortfall",
                "0.10001100 BTC is missing, the fee of 0.00001100 BTC included");
        assertThat(shortfall.path("missing").asString()).isEqualTo("10001100");
        var dust = fails(send(SOMEBODY, "0.000001"), 1, "BelowDust", "too small", "0.00000294 BTC");
        assertThat(dust.path("least").asString()).isEqualTo("294");
        fails(send("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt08q", "0.1"), 1, "BadRecipient", "Copy the address again");
        fails(send("my aunt", "0.1"), 1, "BadRecipient");
        fails(send(ON_MAIN, "0.1"), 1, "WrongNetwork", "This address is for", "regtest");
        fails(send(SOMEBODY, "a lot"), 2, "Usage", "'a lot'");
        fails(send(SOMEBODY, "-1"), 2, "Usage");
        fails(send(SOMEBODY, "0.1", "--fee-rate", "0"), 2, "Usage");
        fails(send(SOMEBODY, "0.1", "--fee-rate", "0.01"), 1, "FeeBelowFloor");
        fails(terminal.asks("send", "--to", SOMEBODY, "--dry-run"), 2, "Usage", "--amount");
        fails(send("bitcoin:" + SOMEBODY + "?amount=0.2", "0.1"), 2, "Usage", "0.20000000 BTC");
        fails(send("bitcoin:" + SOMEBODY + "?amount=0.2&req-somethingyoudontunderstand=50", "0.2"), 1, "BadRecipient");
        assertThat(node.unconfirmed()).isEmpty();
        assertThat(terminal.gets("history").path("entries")).hasSize(1);
    }

    private Terminal.Said send(String to, String amount, String... more) {
        var words = new ArrayList<>(List.of("send", "--to", to, "--amount", amount, "--dry-run"));
        words.addAll(List.of(more));
        return terminal.asks(words.toArray(String[]::new));
    }

    @Test
    void nodesThatAreOfNoHelp() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        fails(terminal.asks("sync", "--peer", "127.0.0.1:" + nobody, "--timeout", "1"), 3, "Offline", "No node");
        fails(terminal.asks("sync"), 2, "Usage", "--peer");
        fails(terminal.asks("sync", "--peer", "127.0.0.1:99999"), 2, "Usage", "HOST:PORT");
        fails(terminal.asks("sync", "--peer", peer(), "--timeout", "0"), 2, "Usage", "seconds");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(
                    terminal.asks("sync", "--peer", "127.0.0.1:" + silent.getLocalPort(), "--timeout", "1"),
                    3,
                    "Offline");
        }
        var sent = terminal.asks(
                "send", "--to", SOMEBODY, "--amount", "0.1", "--peer", "127.0.0.1:" + nobody, "--timeout", "1");
        fails(sent, 3, "Offline");
        assertThat(terminal.gets("history").path("entries"))
                .as("nothing was signed")
                .hasSize(1);
    }

    @Test
    void filesThatAreNotThereOrNoProofs() throws IOException {
        var txid = terminal.gets("history").path("entries").path(0).path("txid").asString();
        fails(terminal.types("verify", "none", "--json"), 3, "NoSuchFile", "none");
        fails(terminal.asks("prove", "00".repeat(32), "--out", "x"), 1, "UnknownTransaction", "Sync");
        fails(terminal.asks("prove", "1234", "--out", "x"), 2, "Usage", "64");
        fails(terminal.asks("prove", txid, "--out", folder.resolve("no/such").toString()), 3, "NoSuchFolder");
        var letter = folder.resolve("letter");
        Files.writeString(letter, "a letter to my aunt");
        var said =
                terminal.types("verify", letter.toString(), "--json").exits(1).json();
        assertThat(said.path("standing").asString()).isEqualTo("Failed");
        assertThat(said.path("refutation").asString()).isEqualTo("Unreadable");
    }
}
