package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
        var script = ((ParsedAddress.Valid) BitcoinAddress.parse(address, Network.BITCOIN_REGTEST)).address().script();
        return ((FaucetResult.Paid) node.pay(script, Satoshis.of(satoshis))).transaction().txid().toString();
    }

    @Test
    void aPaymentArrivesIsPassedOnAndProven() {
        terminal.gets("wallet", "create");
        var address = terminal.gets("receive").path("address").asString();
        var incoming = pay(address, 50_000_000);
        node.mine(1);
        var synced = terminal.gets("sync", "--peer", peer());
        assertThat(synced.path("tip").path("height").asInt()).isEqualTo(111);
        System.err.println(synced);
        System.err.println(terminal.gets("balance"));
        System.err.println(terminal.gets("history"));
        System.err.println(terminal.gets("coins"));
        System.err.println(terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--peer", peer()));
        node.mine(1);
        System.err.println(terminal.gets("sync", "--peer", peer()));
        System.err.println(terminal.types("balance", "--wallet", "w", "--password-file", terminal.passwordFile().toString()).out());
        System.err.println(terminal.types("history", "--wallet", "w", "--password-file", terminal.passwordFile().toString()).out());
        System.err.println(terminal.types("coins", "--wallet", "w", "--password-file", terminal.passwordFile().toString()).out());
        System.err.println(terminal.gets("prove", incoming, "--out", folder.resolve("proof.json").toString()));
        System.err.println(terminal.types("verify", folder.resolve("proof.json").toString()));
    }
}
