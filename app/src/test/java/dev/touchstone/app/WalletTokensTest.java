package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.ITEMS;
import static dev.touchstone.app.PracticeNetworks.NOBODY;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static dev.touchstone.app.PracticeNetworks.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The tokens and NFTs of a wallet, from the order to add them to what a node proves of them over real HTTP and
/// what is remembered of it.
class WalletTokensTest {

    @TempDir
    private Path folder;

    private PracticeNetworks networks;
    private Terminal terminal;
    private String account = "";

    @BeforeEach
    void start() throws IOException {
        networks = PracticeNetworks.start();
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
        account = terminal.gets("receive", "--asset", "eth").path("address").asString();
    }

    @AfterEach
    void stop() throws IOException {
        networks.close();
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
        networks.orders("token " + account + " 2.5", "slots 3");
        networks.syncs(terminal);
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
        networks.orders("nft " + account, "item " + account + " 2 7", "slots 3");
        networks.syncs(terminal);
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
    void anAmountOfATokenIsReadOnceItsUnitIsProven() {
        terminal.gets("wallet", "token", "add", TOKEN);
        assertThat(asksFor("2.5").exits(1).errorCode()).isEqualTo("UnknownUnit");
        networks.orders("slots 1");
        networks.syncs(terminal);
        assertThat(asksFor("2.5x").exits(2).errorCode()).isEqualTo("Usage");
        assertThat(asksFor("2.5").exits(1).errorCode())
                .as("links do not name the practice network")
                .isEqualTo("NoLink");
    }

    private Terminal.Said asksFor(String amount) {
        return terminal.asks("receive", "--asset", "eth", "--token", TOKEN, "--amount", amount);
    }

    @Test
    void whatIsNoTokenIsKnownToBeNone() {
        terminal.gets("wallet", "token", "add", NOBODY);
        networks.syncs(terminal);
        var token = terminal.gets("wallet", "token", "list").path("tokens").path(0);
        assertThat(token.path("symbol").isNull()).isTrue();
        assertThat(token.path("accounts").path(0).path("units").isNull()).isTrue();
    }
}
