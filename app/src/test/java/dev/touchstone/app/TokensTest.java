package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.DOLLAR;
import static dev.touchstone.app.PracticeNetworks.ITEMS;
import static dev.touchstone.app.PracticeNetworks.NOBODY;
import static dev.touchstone.app.PracticeNetworks.OWNER;
import static dev.touchstone.app.PracticeNetworks.PIECES;
import static dev.touchstone.app.PracticeNetworks.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the terminal says of many tokens at once, of lists, of what came, and of what others may take, about a
/// practice network over real HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class TokensTest {
    private static final String OTHER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    private Path folder = Path.of("");

    private PracticeNetworks networks;
    private Terminal terminal;

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start(
                "token " + OWNER + " 2.5",
                "token " + OTHER + " 0.5",
                "dollar " + OWNER + " 7",
                "nft " + OWNER,
                "item " + OWNER + " 2 7",
                "slots 3");
        terminal = Terminal.in(folder);
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said asks(String... words) {
        return networks.asks(terminal, words);
    }

    private String reads(String... words) {
        var said = networks.reads(terminal, words).exits(0).out();
        assertThat(said.chars()).as("plain ASCII").allMatch(c -> c < 128);
        return said;
    }

    private static JsonNode first(JsonNode items, String member, String value) {
        for (var item : items) if (item.path(member).asString().equals(value)) return item;
        throw new AssertionError("no " + value + " in " + items);
    }

    @Test
    void everyListedTokenIsAskedForAtOnceAndAddedUp() {
        var said = asks("token", "list", OWNER, OTHER).exits(0).json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("asked").asInt()).isEqualTo(2);
        assertThat(said.path("lists").path(0).path("name").asString()).isEqualTo("Touchstone");
        assertThat(said.path("lists").path(0).path("sha256").asString()).hasSize(64);
        var token = first(said.path("tokens"), "contract", TOKEN);
        assertThat(token.path("amount").asString()).isEqualTo("3.000000000000000000");
        assertThat(token.path("standing").asString()).isEqualTo("Proven");
        assertThat(token.path("listed").path("standing").asString()).isEqualTo("Claimed");
        assertThat(token.path("listed").path("source").asString()).isEqualTo("list Practice tokens 1.0.0");
        assertThat(token.path("copies").isNull()).isTrue();
        assertThat(token.path("holders")).hasSize(2);
        assertThat(reads("token", "list", OWNER)).contains("PUSD", "7.000000", "claimed: on list");
        assertThat(asks("token", "list", NOBODY).exits(0).json().path("tokens")).isEmpty();
    }

    @Test
    void whatSeveralAccountsHaveTogetherIsProven() {
        var said = asks("token", "balance", TOKEN, OWNER, OTHER).exits(0).json();
        assertThat(said.path("amount").asString()).isEqualTo("3.000000000000000000");
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("holders")).hasSize(2);
        assertThat(reads("token", "balance", TOKEN, OWNER, OTHER)).contains(OTHER + "  500000000000000000");
        var file = folder.resolve("sum.json").toString();
        asks("token", "balance", TOKEN, OWNER, OTHER, "--out", file).exits(2);
    }

    @Test
    void aTokenThatIsCalledLikeAListedOneIsToldApart() {
        var list = folder.resolve("other.json");
        Terminal.write(list, """
                {"name": "Other list", "timestamp": "2026-11-01T00:00:00Z",
                 "version": {"major": 1, "minor": 0, "patch": 0},
                 "tokens": [{"chainId": 1337, "address": "%s", "symbol": "PPIECE", "name": "x", "decimals": 0},
                            {"chainId": 1337, "address": "%s", "symbol": "MINE", "name": "y", "decimals": 2}]}
                """.formatted(NOBODY, OTHER));
        var own = Terminal.in(folder.resolve("with-list"));
        var added = own.types("token", "list", "add", list.toString(), "--json")
                .exits(0)
                .json();
        assertThat(added.path("origin").asString()).isEqualTo("added");
        assertThat(added.path("tokens").asInt()).isEqualTo(2);
        var shown = own.types("token", "list", "show", "--json").exits(0).json();
        assertThat(shown.path("lists")).hasSize(3);
        assertThat(own.types("token", "list", "show").exits(0).out()).contains("Other list 1.0.0", "added");
        own.types("token", "list", "add", list.toString(), "--json").exits(0);
        own.types("token", "list", "remove", "Other list", "--json").exits(0);
        assertThat(own.types("token", "list", "show", "--json").exits(0).json().path("lists"))
                .hasSize(2);
        assertThat(own.types("token", "list", "remove", "Other list", "--json")
                        .exits(1)
                        .errorCode())
                .isEqualTo("UnknownList");
        Terminal.write(list, "[]");
        assertThat(own.types("token", "list", "add", list.toString(), "--json")
                        .exits(1)
                        .errorCode())
                .isEqualTo("NotAList");
    }

    @Test
    void aCopyOfAListedSymbolIsWarnedAbout() {
        var list = folder.resolve("copied.json");
        Terminal.write(list, """
                {"name": "First", "timestamp": "2026-11-01T00:00:00Z",
                 "version": {"major": 1, "minor": 0, "patch": 0},
                 "tokens": [{"chainId": 1337, "address": "%s", "symbol": "%s", "name": "x", "decimals": 0}]}
                """.formatted(NOBODY, symbolOfPieces()));
        var own = Terminal.in(folder.resolve("with-copy"));
        own.types("token", "list", "add", list.toString(), "--json").exits(0);
        var said = networks.asks(own, "token", "about", PIECES).exits(0).json();
        assertThat(said.path("listed").isNull()).isTrue();
        assertThat(said.path("copies").path("contract").asString()).isEqualTo(NOBODY);
    }

    private String symbolOfPieces() {
        return asks("token", "about", PIECES)
                .exits(0)
                .json()
                .path("symbol")
                .path("text")
                .asString();
    }

    @Test
    void whatATokenSaysOfItselfIsProvenAndItsListIsClaimed() {
        var said = asks("token", "about", DOLLAR).exits(0).json();
        assertThat(said.path("symbol").path("text").asString()).isEqualTo("PUSD");
        assertThat(said.path("symbol").path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("decimals").path("number").asString()).isEqualTo("6");
        assertThat(said.path("proxy").isNull()).isTrue();
        assertThat(said.path("listed").path("symbol").asString()).isEqualTo("PUSD");
        assertThat(reads("token", "about", DOLLAR)).contains("Calls itself", "claimed: on list Practice tokens 1.0.0");
        assertThat(asks("token", "about", NOBODY)
                        .exits(0)
                        .json()
                        .path("symbol")
                        .path("text")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatCameIsFoundInProvenReceipts() {
        var said = asks("token", "discover", OWNER).exits(0).json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("searched").path("whole").asBoolean()).isTrue();
        assertThat(said.path("searched").path("read").asInt()).isPositive();
        assertThat(first(said.path("tokens"), "contract", DOLLAR).path("amount").asString())
                .isEqualTo("7.000000");
        assertThat(first(said.path("nfts"), "contract", PIECES).path("owner").asString())
                .isEqualTo(OWNER);
        assertThat(first(said.path("nfts"), "contract", ITEMS).path("units").asString())
                .isEqualTo("7");
        assertThat(reads("token", "discover", OWNER)).contains("Looked through", "ERC-721", "ERC-1155");
        assertThat(asks("token", "discover", NOBODY).exits(0).json().path("nfts"))
                .isEmpty();
        asks("token", "discover", OWNER, "--from", "9", "--to", "3").exits(2);
    }

    @Test
    void nobodyMayTakeWhatNobodyWasAllowedTo() {
        var said = asks("token", "allowances", OWNER, "--token", TOKEN, "--spender", OTHER, "--from", "0")
                .exits(0)
                .json();
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("asked").asInt()).isEqualTo(1);
        assertThat(said.path("allowances")).isEmpty();
        assertThat(said.path("searched").path("whole").asBoolean()).isTrue();
        assertThat(reads("token", "allowances", OWNER, "--spender", OTHER)).contains("Nobody of those asked about");
        var all = asks("token", "allowances", OWNER, "--collection", PIECES, "--spender", OTHER)
                .exits(0)
                .json();
        assertThat(all.path("collections")).isEmpty();
        assertThat(all.path("asked").asInt()).isEqualTo(3);
    }

    @Test
    void votesAreProvenWhereATokenGivesAny() {
        var said = asks("token", "votes", TOKEN, OWNER).exits(0).json();
        assertThat(said.path("votes").asString()).isEqualTo("0");
        assertThat(said.path("delegate").path("standing").asString()).isEqualTo("Proven");
        assertThat(said.path("delegate").path("to").isNull()).isTrue();
        assertThat(reads("token", "votes", TOKEN, OWNER)).contains("nobody: they do not count");
        assertThat(asks("token", "votes", DOLLAR, OWNER)
                        .exits(1)
                        .json()
                        .path("refutation")
                        .asString())
                .isEqualTo("ContractRefused");
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        asks("token", "list").exits(2);
        asks("token", "discover").exits(2);
        asks("token", "list", "0x12").exits(2);
        terminal.types("token", "list", "add", folder.resolve("nothing").toString(), "--json")
                .exits(3);
    }
}
