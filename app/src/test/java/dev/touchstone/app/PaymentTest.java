package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, typed in a terminal: receive, look, pay, prove, and have somebody else check it.
class PaymentTest {
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

    @TempDir
    private Path folder;

    private PracticeBitcoinNode node;
    private Terminal terminal;

    @BeforeEach
    void startNode() throws IOException {
        node = PracticeBitcoinNode.start(0, InstantSource.system());
        node.mine(110);
        terminal = Terminal.in(folder);
    }

    @AfterEach
    void stopNode() throws IOException {
        node.close();
    }

    private String peer() {
        return "127.0.0.1:" + node.port();
    }

    private String pay(String address, long satoshis) {
        return Payments.pay(node, address, satoshis).txid().toString();
    }

    @Test
    void aPaymentArrivesIsPassedOnAndProven() throws IOException {
        terminal.gets("wallet", "create");
        var address = terminal.gets("receive").path("address").asString();
        var incoming = pay(address, 50_000_000);
        node.mine(1);
        var synced = terminal.gets("sync", "--peer", peer());
        assertThat(synced.path("tip").path("height").asInt()).isEqualTo(111);
        assertThat(synced.path("coverage").path("to").asInt()).isEqualTo(111);
        assertThat(synced.path("peers")).hasSize(1);
        var before = terminal.gets("balance").path("assets").path(0);
        assertThat(before.path("settling").asString()).isEqualTo("50000000");
        assertThat(before.path("standing").asString()).isEqualTo("Proven");
        assertThat(before.path("asOf").path("height").asInt()).isEqualTo(111);
        assertThat(terminal.gets("coins").path("coins").path(0).path("address").asString())
                .isEqualTo(address);

        var sent = terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--peer", peer());
        assertThat(node.unconfirmed()).hasSize(1);
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
        var entry = terminal.gets("history").path("entries").path(0);
        assertThat(entry.path("txid")).isEqualTo(sent.path("txid"));
        assertThat(entry.path("direction").asString()).isEqualTo("out");
        assertThat(entry.path("amount").asString()).isEqualTo("10000000");
        assertThat(entry.path("fee")).isEqualTo(sent.path("fee"));
        assertThat(entry.path("height").asInt()).isEqualTo(112);

        var proof = folder.resolve("proof.json");
        terminal.gets("prove", incoming, "--out", proof.toString());
        var elsewhere = Terminal.in(folder.resolve("elsewhere"));
        assertThat(elsewhere
                        .types("verify", proof.toString(), "--json")
                        .exits(0)
                        .json()
                        .path("standing")
                        .asString())
                .isEqualTo("Proven");
        flipEachOf(proof, elsewhere);
    }

    @Test
    void aPaymentThatTheNodesForgotIsOfferedAgain() throws IOException {
        node.close();
        var blocks = folder.resolve("blocks");
        node = PracticeBitcoinNode.open(blocks, 0, InstantSource.system());
        node.mine(110);
        terminal.gets("wallet", "create");
        pay(terminal.gets("receive").path("address").asString(), 50_000_000);
        node.mine(1);
        var txid = terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--peer", peer())
                .path("txid");
        assertThat(node.unconfirmed()).hasSize(1);
        node.close();
        node = PracticeBitcoinNode.open(blocks, 0, InstantSource.system());
        assertThat(node.unconfirmed()).isEmpty();
        var outgoing = terminal.gets("sync", "--peer", peer()).path("outgoing").path(0);
        assertThat(outgoing.path("txid")).isEqualTo(txid);
        assertThat(outgoing.path("state").asString()).isEqualTo("Offered");
        assertThat(node.unconfirmed()).hasSize(1);
    }

    /// A proof with any byte changed is refuted: here every ninety-seventh.
    private static void flipEachOf(Path proof, Terminal elsewhere) throws IOException {
        var bytes = Files.readAllBytes(proof);
        for (int at = 0; at < bytes.length; at += Math.max(1, bytes.length / 97)) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(proof, changed);
            var said = elsewhere
                    .types("verify", proof.toString(), "--json")
                    .exits(1)
                    .json();
            assertThat(said.path("standing").asString()).isEqualTo("Failed");
            assertThat(said.path("refutation").asString()).isNotEmpty();
        }
    }
}
