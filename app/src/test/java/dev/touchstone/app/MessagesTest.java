package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Messages at the terminal: what they mean is told first, and who signed them can be checked.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class MessagesTest {
    private static final String PHRASE = "test test test test test test test test test test test junk";
    private static final String ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

    /// Where the account's first transaction makes a contract.
    private static final String FIRST_MADE = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

    /// Code that takes every signature: whatever it is asked, it returns the selector of `isValidSignature`.
    private static final String AGREEABLE = "0x60278060095f395ff3" + "7f1626ba7e" + "00".repeat(28) + "5f5260205ff3";

    private PracticeNetworks networks;
    private Terminal terminal;
    private Path folder = Path.of("");

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        folder = directory;
        terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
        networks = PracticeNetworks.still("pay " + ACCOUNT + " 2", "slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said signs(String... words) {
        var all = new ArrayList<>(List.of("eth", "sign"));
        all.addAll(List.of(words));
        return terminal.asks(networks.about(all));
    }

    private Terminal.Said checks(String address, String text, String signature) {
        return networks.asks(
                terminal, "eth", "verify-message", "--address", address, "--text", text, "--signature", signature);
    }

    private static List<String> warnings(JsonNode said) {
        return said.path("warnings")
                .valueStream()
                .map(it -> it.path("code").asString())
                .toList();
    }

    private String typed(String spender, long deadline) {
        var file = folder.resolve("permit-" + deadline + ".json");
        Terminal.write(file, """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                  "Permit": [{"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
                             {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
                             {"name": "deadline", "type": "uint256"}]},
                 "primaryType": "Permit",
                 "domain": {"name": "USD Coin", "chainId": 1,
                            "verifyingContract": "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"},
                 "message": {"owner": "%s", "spender": "%s", "value": "7", "nonce": 0, "deadline": %d}}
                """.formatted(ACCOUNT, spender, deadline));
        return file.toString();
    }

    /// The signature that every other wallet makes of this text with this key.
    @Test
    void aTextGetsTheSignatureThatOtherWalletsMakeAndItsSignerIsFound() {
        var said = signs("--text", "hello", "--yes").exits(0).json();
        assertThat(said.path("meaning").asString()).isEqualTo("Words");
        assertThat(said.path("account").asString()).isEqualTo(ACCOUNT);
        var signature = said.path("signature").asString();
        assertThat(signature).startsWith("0x").hasSize(132);
        var checked = checks(ACCOUNT, "hello", signature).exits(0).json();
        assertThat(checked.path("signed").asBoolean()).isTrue();
        assertThat(checked.path("by").asString()).isEqualTo("key");
    }

    @Test
    void whatItMeansIsShownAndNothingIsSigned() {
        var said = signs("--typed", typed(PracticeNetworks.NOBODY, 1), "--dry-run")
                .exits(0)
                .json();
        assertThat(said.path("meaning").asString()).isEqualTo("Permit");
        assertThat(said.path("signature").isNull()).isTrue();
        assertThat(said.path("description").asString()).isEqualTo("eip712-permit.json");
        assertThat(warnings(said)).containsExactly("permit", "other-chain", "expired", "not-audited");
        assertThat(said.path("fields").path(0).path("label").asString()).isEqualTo("Spender");
    }

    /// The same where the chain is the practice chain, whose servers are asked.
    private String here(String verifier) {
        var file = folder.resolve("here-" + verifier + ".json");
        Terminal.write(file, """
                {"types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                           "Note": [{"name": "text", "type": "string"}]},
                 "primaryType": "Note", "message": {"text": "hello"},
                 "domain": {"chainId": 1337, "verifyingContract": "%s"}}
                """.formatted(verifier));
        return file.toString();
    }

    @Test
    void whetherTheContractIsThereIsProvenWhereServersAreNamed() {
        var there = signs("--typed", here(PracticeNetworks.TOKEN), "--dry-run").exits(0);
        assertThat(warnings(there.json())).containsExactly("undescribed");
        var nowhere = signs("--typed", here(PracticeNetworks.NOBODY), "--dry-run").exits(0);
        assertThat(warnings(nowhere.json())).containsExactly("verifier-no-contract", "undescribed");
        var chain = new ArrayList<>(List.of("eth", "sign", "--typed", here(PracticeNetworks.NOBODY), "--dry-run"));
        chain.addAll(networks.chain());
        var unasked = terminal.asks(chain.toArray(String[]::new)).exits(0);
        assertThat(warnings(unasked.json())).containsExactly("undescribed");
    }

    @Test
    void whatNobodyCanReadIsRefusedUnlessItIsWantedSo() {
        var hash = "0x" + "ab".repeat(32);
        assertThat(signs("--text", hash, "--yes").exits(1).errorCode()).isEqualTo("Blind");
        assertThat(signs("--text", hash, "--yes", "--blind")
                        .exits(0)
                        .json()
                        .path("signature")
                        .isString())
                .isTrue();
    }

    @Test
    void aSignInForAnotherSiteIsWarnedOf() {
        var text = "bank.example wants you to sign in with your Ethereum account:\n" + ACCOUNT
                + "\n\n\nURI: https://bank.example/\nVersion: 1\nChain ID: 1337\nNonce: 12345678"
                + "\nIssued At: 2026-01-01T00:00:00Z";
        var said = signs("--text", text, "--dry-run", "--origin", "https://evil.example")
                .exits(0)
                .json();
        assertThat(said.path("meaning").asString()).isEqualTo("SignIn");
        assertThat(warnings(said)).contains("other-site");
    }

    @Test
    void whatIsNoTypedDataIsRefusedByName() {
        var file = folder.resolve("none.json");
        Terminal.write(file, "{}");
        assertThat(signs("--typed", file.toString(), "--yes").exits(1).errorCode())
                .isEqualTo("NotTypedData");
        assertThat(signs("--yes").exits(2).errorCode()).isEqualTo("Usage");
    }

    @Test
    void aContractsWordForASignatureIsProven() {
        var created = new ArrayList<>(List.of("eth", "send", "--create", "--data", AGREEABLE, "--yes"));
        terminal.asks(networks.about(created)).exits(0);
        networks.order("slots 3");
        var said = checks(FIRST_MADE, "hello", "0x1234").exits(0).json();
        assertThat(said.path("signed").asBoolean()).isTrue();
        assertThat(said.path("by").asString()).isEqualTo("contract");
        assertThat(said.path("standing").asString()).isEqualTo("Proven");
    }

    @Test
    void aSignatureThatNobodyMadeIsRefused() {
        assertThat(checks(PracticeNetworks.TOKEN, "hello", "0x1234").exits(1).errorCode())
                .isEqualTo("NotSigned");
        assertThat(checks(PracticeNetworks.NOBODY, "hello", "0x" + "11".repeat(65))
                        .exits(1)
                        .errorCode())
                .isEqualTo("NotSigned");
        assertThat(checks(PracticeNetworks.NOBODY, "hello", "0x" + "6492".repeat(16))
                        .exits(1)
                        .errorCode())
                .isEqualTo("Erc6492");
    }
}
