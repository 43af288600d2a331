package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.PracticeCommand;
import dev.touchstone.app.cli.ServedEthereum;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The tokens and NFTs of a wallet, from the order to add them to what a node proves of them over real HTTP and
/// what is remembered of it.
class WalletTokensTest {
    private static final String TOKEN = "0xCE8A813463742FAE8b451c6479770CBb97fe6078";
    private static final String PIECES = "0xfC8C2A2d7B5dDAff98182A9112E587579EB88a32";
    private static final String ITEMS = "0x2199e31379873b64Adbb4f3Ff9D1010A788caAB0";
    private static final String NOBODY = "0x00000000000000000000000000000000000000AA";

    @TempDir
    private Path folder;

    private PracticeBitcoinNode bitcoin;
    private ServedEthereum ether;
    private Terminal terminal;
    private String account = "";

    @BeforeEach
    void start() throws IOException {
        bitcoin = PracticeBitcoinNode.start(0, InstantSource.system());
        ether = ServedEthereum.start(
                PracticeEthereumSettings.Ports.FREE, Duration.ofSeconds(4), InstantSource.system());
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("receive", "--asset", "eth").path("address").asString();
    }

    @AfterEach
    void stop() throws IOException {
        ether.close();
        bitcoin.close();
    }

    private void orders(String... lines) {
        for (var line : lines) {
            assertThat(PracticeCommand.order(bitcoin, ether, line).exit().code())
                    .isZero();
        }
    }

    private void syncs() {
        var words = new ArrayList<>(List.of("sync", "--peer", "127.0.0.1:" + bitcoin.port()));
        words.addAll(List.of("--beacon", ether.beaconUrl(), "--rpc", ether.rpcUrl()));
        words.addAll(List.of(
                "--chain",
                ether.description().toString(),
                "--checkpoint",
                "0x" + ether.checkpoint().hex()));
        terminal.gets(words.toArray(String[]::new));
    }

    private static String shape(JsonNode json) {
        return String.join(",", json.propertyNames());
    }

    @Test
    void tokensAreAddedProvenAndRemembered() {
        assertThat(terminal.gets("wallet", "token", "list").path("tokens")).isEmpty();
        var added = terminal.gets("wallet", "token", "add", TOKEN);
        assertThat(shape(added)).isEqualTo("wallet,chain,contract");
        assertThat(terminal.asks("wallet", "token", "add", "0x0000000000000000000000000000000000000000")
                        .exits(1)
                        .errorCode())
                .isEqualTo("NotAContract");
        var before = terminal.gets("wallet", "token", "list").path("tokens").path(0);
        assertThat(before.path("symbol").isNull()).isTrue();
        assertThat(before.path("accounts").path(0).path("standing").asString()).isEqualTo("Checking");
        orders("token " + account + " 2.5", "slots 3");
        syncs();
        var token = terminal.gets("wallet", "token", "list").path("tokens").path(0);
        assertThat(token.path("symbol").asString()).isEqualTo("PRAC");
        assertThat(token.path("standings").path("symbol").asString())
                .as("nobody was asked now")
                .isEqualTo("Checking");
        var share = token.path("accounts").path(0);
        assertThat(share.path("account").asString()).isEqualTo(account);
        assertThat(share.path("amount").asString()).isEqualTo("2.500000000000000000");
        assertThat(share.path("since").isNull()).isFalse();
        assertThat(terminal.reads("wallet", "token", "list").exits(0).out())
                .contains("PRAC", "2.500000000000000000", "Checking");
    }

    @Test
    void whoseNftsAreIsProvenAndRememberedWithItsStanding() {
        assertThat(shape(terminal.gets("wallet", "nft", "add", PIECES, "1"))).isEqualTo("wallet,chain,contract,id");
        terminal.gets("wallet", "nft", "add", ITEMS, "2");
        terminal.gets("wallet", "nft", "add", PIECES, "99");
        assertThat(terminal.asks("wallet", "nft", "add", PIECES, "seven")
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
        var before = terminal.gets("wallet", "nft", "list").path("nfts").path(0);
        assertThat(before.path("owner").asString()).isEqualTo("not proven yet");
        assertThat(before.path("standings").path("owner").asString()).isEqualTo("Checking");
        orders("nft " + account, "item " + account + " 2 7", "slots 3");
        syncs();
        var nfts = terminal.gets("wallet", "nft", "list").path("nfts");
        assertThat(nfts).hasSize(3);
        var piece = nfts.path(0);
        assertThat(piece.path("owner").asString()).startsWith(account + " at ");
        assertThat(piece.path("standings").path("owner").asString()).isEqualTo("Checking");
        var item = nfts.path(1);
        assertThat(item.path("owner").asString()).isEqualTo(account + " has 7");
        assertThat(item.path("holders").path(0).path("units").asString()).isEqualTo("7");
        assertThat(item.path("holders").path(0).path("since").isNull()).isFalse();
        assertThat(terminal.reads("wallet", "nft", "list").exits(0).out()).contains(account, "Standing");
    }

    @Test
    void whatIsNoTokenIsKnownToBeNone() {
        terminal.gets("wallet", "token", "add", NOBODY);
        syncs();
        var token = terminal.gets("wallet", "token", "list").path("tokens").path(0);
        assertThat(token.path("symbol").isNull()).isTrue();
        assertThat(token.path("accounts").path(0).path("units").isNull()).isTrue();
    }
}
