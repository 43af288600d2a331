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

/// Another device signs at the terminal: it is read what is written there, and what it answers is typed there.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class SignedByQrTest {
    private static final String PHRASE = "test test test test test test test test test test test junk";
    private static final FakeDevice DEVICE = new FakeDevice("46");
    private static final FakeDevice OTHER = new FakeDevice("47");
    private static final String ACCOUNT = DEVICE.account().text();

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
        terminal.gets("wallet", "account", "watch", DEVICE.shown());
        networks = PracticeNetworks.still("pay " + ACCOUNT + " 2", "slots 3");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said signs(FakeDevice device, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--account", ACCOUNT));
        return terminal.signsWith(device, networks.about(all));
    }

    private Terminal.Said checks(String text, String signature) {
        return networks.asks(
                terminal, "eth", "verify-message", "--address", ACCOUNT, "--text", text, "--signature", signature);
    }

    @Test
    void aPaymentIsSignedByTheDeviceAndReachesItsBlock() {
        var sends = new String[] {"eth", "send", "--to", PracticeNetworks.NOBODY, "--amount", "0.5eth"};
        var said = signs(DEVICE, sends).exits(0).json();
        assertThat(said.path("from").asString()).isEqualTo(ACCOUNT);
        networks.order("slots 3");
        var found = networks.asks(terminal, "eth", "tx", said.path("hash").asString())
                .exits(0)
                .json();
        assertThat(found.path("standing").asString()).isEqualTo("Proven");
        assertThat(signs(OTHER, sends).exits(1).errorCode()).isEqualTo("OtherSignature");
    }

    @Test
    void aTextIsSignedByTheDeviceAndItsSignatureIsGood() {
        var said = signs(DEVICE, "eth", "sign", "--text", "hello").exits(0).json();
        assertThat(said.path("account").asString()).isEqualTo(ACCOUNT);
        checks("hello", said.path("signature").asString()).exits(0);
        assertThat(signs(OTHER, "eth", "sign", "--text", "hello").exits(1).errorCode())
                .isEqualTo("OtherSignature");
    }

    @Test
    void dataWithTypesIsSignedByTheDevice() {
        var file = folder.resolve("vote.json");
        Terminal.write(file, """
                {"types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}],
                           "Ballot": [{"name": "proposalId", "type": "uint256"}, {"name": "support", "type": "uint8"}]},
                 "primaryType": "Ballot", "message": {"proposalId": 7, "support": 1},
                 "domain": {"chainId": 1337, "verifyingContract": "%s"}}
                """.formatted(PracticeNetworks.TOKEN));
        var said = signs(DEVICE, "eth", "sign", "--typed", file.toString())
                .exits(0)
                .json();
        assertThat(said.path("meaning").asString()).isEqualTo("Vote");
        assertThat(said.path("signature").asString()).hasSize(132);
        assertThat(said.path("warnings")).isEmpty();
    }

    @Test
    void votesAreGivenByASignatureOfTheDevice() {
        var said = signs(
                        DEVICE,
                        "vote",
                        "delegate",
                        "--token",
                        PracticeNetworks.TOKEN,
                        "--to",
                        ACCOUNT,
                        "--by-signature")
                .exits(0)
                .json();
        assertThat(said.path("taken").asBoolean()).isTrue();
    }

    @Test
    void anAccountWithoutADeviceIsToldSo() {
        terminal.gets("wallet", "account", "watch", PracticeNetworks.OWNER);
        var words = new ArrayList<>(List.of("eth", "sign", "--text", "hello", "--account", PracticeNetworks.OWNER));
        assertThat(terminal.signsWith(DEVICE, networks.about(words)).exits(1).errorCode())
                .isEqualTo("NoDevice");
    }
}
