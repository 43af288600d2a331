package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The Ethereum accounts of a wallet at the command line, which need no network.
class AccountsTest {
    private static final String PHRASE = "test test test test test test test test test test test junk";

    /// The first two accounts of that phrase, as every Ethereum wallet derives them (BIP44).
    private static final String FIRST = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    private static final String SECOND = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    /// A key of the same phrase that the wallet does not derive at once, and its account.
    private static final String KEY = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

    private static final String OF_KEY = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
    private static final String SOMEBODY = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void restore() {
        terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
    }

    private static String shape(JsonNode json) {
        return String.join(",", json.propertyNames());
    }

    private JsonNode account(String... words) {
        var all = new ArrayList<>(List.of("wallet", "account"));
        all.addAll(List.of(words));
        return terminal.gets(all.toArray(String[]::new));
    }

    private Terminal.Said refused(String... words) {
        var all = new ArrayList<>(List.of("wallet", "account"));
        all.addAll(List.of(words));
        return terminal.asks(all.toArray(String[]::new)).exits(1);
    }

    @Test
    void aWalletHasTheAccountsThatOthersDeriveFromItsPhrase() {
        var info = terminal.gets("wallet", "info");
        assertThat(info.path("accounts").path(0).path("address").asString()).isEqualTo(FIRST);
        assertThat(info.path("chain").asString()).isEqualTo("practice");
        var added = account("add", "--label", "savings");
        assertThat(shape(added)).isEqualTo("address,kind,path,label");
        assertThat(added.path("address").asString()).isEqualTo(SECOND);
        assertThat(added.path("path").asString()).isEqualTo("m/44'/60'/0'/0/1");
        var listed = account("list");
        assertThat(shape(listed)).isEqualTo("wallet,chain,enabled,accounts");
        assertThat(listed.path("enabled").asBoolean()).isTrue();
        assertThat(listed.path("accounts")).hasSize(2);
        assertThat(listed.path("accounts").path(1).path("label").asString()).isEqualTo("savings");
    }

    @Test
    void accountsOfOthersAreWatchedAndKeysFromElsewhereAreTakenIn() {
        var watched = account("watch", SOMEBODY, "--label", "a friend");
        assertThat(watched.path("kind").asString()).isEqualTo("watch-only");
        assertThat(watched.path("path").isNull()).isTrue();
        var key = folder.resolve("key");
        Terminal.write(key, KEY + "\n");
        var imported = account("import", "--key-file", key.toString());
        assertThat(imported.path("kind").asString()).isEqualTo("imported");
        assertThat(imported.path("address").asString()).isEqualTo(OF_KEY);
        assertThat(refused("import", "--key-file", key.toString()).errorCode()).isEqualTo("AlreadyThere");
        Terminal.write(key, "0x1234\n");
        assertThat(refused("import", "--key-file", key.toString()).errorCode()).isEqualTo("NotAKey");
        Terminal.write(key, "a letter to my aunt");
        var said = refused("import", "--keystore", key.toString(), "--keystore-password-file", key.toString());
        assertThat(said.errorCode()).isEqualTo("NotAKeystore");
        assertThat(account("list").path("accounts")).hasSize(3);
    }

    @Test
    void aLinkAsksForAnAmountOfEtherOrForAToken() {
        var terminal = Terminal.on("main", folder.resolve("main"));
        var phrase = folder.resolve("phrase").toString();
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase);
        var some = terminal.gets("receive", "--asset", "eth", "--amount", "0.5eth");
        assertThat(some.path("uri").asString()).isEqualTo("ethereum:" + FIRST + "@1?value=500000000000000000");
        assertThat(some.path("units").asString()).isEqualTo("500000000000000000");
        var token = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
        assertThat(terminal.gets("receive", "--asset", "eth", "--token", token)
                        .path("uri")
                        .asString())
                .isEqualTo("ethereum:" + token + "@1/transfer?address=" + FIRST);
        assertThat(terminal.asks("receive", "--asset", "eth", "--token", token, "--amount", "2.5")
                        .exits(1)
                        .errorCode())
                .as("nothing is known of this token")
                .isEqualTo("UnknownUnit");
        assertThat(terminal.asks("receive", "--asset", "eth", "--amount", "0.5")
                        .exits(2)
                        .errorCode())
                .as("of what unit")
                .isEqualTo("Usage");
        assertThat(terminal.asks("receive", "--amount", "0.5").exits(2).errorCode())
                .as("of bitcoin")
                .isEqualTo("Usage");
    }

    @Test
    void etherIsReceivedAtAnAccount() {
        var received = terminal.gets("receive", "--asset", "eth");
        assertThat(shape(received)).isEqualTo("address,path,type,network,uri,chain,token,units");
        assertThat(received.path("address").asString()).isEqualTo(FIRST);
        account("add");
        assertThat(terminal.gets("receive", "--asset", "eth", "--account", "1")
                        .path("address")
                        .asString())
                .isEqualTo(SECOND);
        assertThat(terminal.asks("receive", "--asset", "eth", "--account", "7")
                        .exits(1)
                        .errorCode())
                .isEqualTo("UnknownAccount");
        assertThat(terminal.asks("receive", "--asset", "doge").exits(2).errorCode())
                .isEqualTo("Usage");
        assertThat(terminal.gets("receive").path("address").asString())
                .as("bitcoin, as ever")
                .startsWith("bcrt1");
    }

    @Test
    void nothingOfAnAccountIsShownAsProvenBeforeItIs() {
        var ether = terminal.asks("balance").exits(3).json().path("assets").path(1);
        assertThat(ether.path("asset").asString()).isEqualTo("ETH");
        assertThat(ether.path("standing").asString()).isEqualTo("Checking");
        assertThat(ether.path("total").isNull()).isTrue();
        assertThat(ether.path("last").isNull()).isTrue();
        assertThat(ether.path("accounts").path(0).path("balance").isNull()).isTrue();
        assertThat(terminal.reads("balance").exits(3).out()).contains(FIRST, "not proven yet");
    }

    @Test
    void anAddressWithAWrongCharacterIsNotWatched() {
        var said = terminal.asks("wallet", "account", "watch", SOMEBODY.replace("A9", "a9"))
                .exits(2);
        assertThat(said.json().path("error").path("message").asString()).contains("Copy the address again");
    }
}
