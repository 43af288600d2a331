package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the owner of a wallet does besides receiving and paying: password, labels, coins set aside, a higher fee.
class WalletCareTest {
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
        terminal.gets("wallet", "create");
        pay(50_000_000);
        pay(7_000_000);
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
    }

    @AfterEach
    void stopNode() throws IOException {
        node.close();
    }

    private String peer() {
        return "127.0.0.1:" + node.port();
    }

    private void pay(long satoshis) {
        var address = terminal.gets("receive", "--new").path("address").asString();
        var parsed = (ParsedAddress.Valid) BitcoinAddress.parse(address, Network.BITCOIN_REGTEST);
        node.pay(parsed.address().script(), Satoshis.of(satoshis));
    }

    @Test
    void setsCoinsAsideAndTakesThemBack() {
        var coin = terminal.gets("coins").path("coins").path(0).path("outpoint").asString();
        var frozen = terminal.gets("coins", "--freeze", coin).path("coins").path(0);
        assertThat(frozen.path("outpoint").asString()).isEqualTo(coin);
        assertThat(frozen.path("frozen").asBoolean()).isTrue();
        var asset = terminal.gets("balance").path("assets").path(0);
        assertThat(asset.path("frozen").asString())
                .isEqualTo(frozen.path("amount").asString());
        var taken = terminal.gets("coins", "--unfreeze", coin).path("coins").path(0);
        assertThat(taken.path("frozen").asBoolean()).isFalse();
        assertThat(terminal.asks("coins", "--freeze", "nonsense").exits(2).errorCode())
                .isEqualTo("Usage");
        assertThat(terminal.asks("coins", "--freeze", "0".repeat(64) + ":0")
                        .exits(1)
                        .errorCode())
                .isEqualTo("UnknownCoin");
        assertThat(terminal.asks("coins", "--freeze", coin, "--unfreeze", coin)
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
    }

    @Test
    void exchangesLabelsWithOtherWallets() throws IOException {
        var coin = terminal.gets("coins").path("coins").path(0).path("outpoint").asString();
        var file = folder.resolve("labels.jsonl");
        Files.writeString(file, """
                {"type":"output","ref":"%s","label":"Rent of May","spendable":false}
                {"type":"xpub","ref":"xpub","label":"nothing we keep"}
                """.formatted(coin));
        var taken = terminal.gets("wallet", "labels", "import", file.toString());
        assertThat(taken.path("labels").asInt()).isEqualTo(1);
        assertThat(taken.path("coins").asInt()).isEqualTo(1);
        assertThat(taken.path("passedOver").asInt()).isEqualTo(1);
        var labelled = terminal.gets("coins").path("coins").path(0);
        assertThat(labelled.path("label").asString()).isEqualTo("Rent of May");
        assertThat(labelled.path("frozen").asBoolean()).isTrue();
        var out = folder.resolve("out.jsonl");
        assertThat(terminal.gets("wallet", "labels", "export", out.toString())
                        .path("lines")
                        .asInt())
                .isEqualTo(1);
        assertThat(Files.readString(out))
                .isEqualTo(Files.readString(file).lines().findFirst().orElseThrow() + "\n");
        assertThat(terminal.asks(
                                "wallet",
                                "labels",
                                "import",
                                folder.resolve("none").toString())
                        .exits(3)
                        .errorCode())
                .isEqualTo("NoSuchFile");
    }

    @Test
    void changesThePassword() {
        var fresh = folder.resolve("fresh");
        Terminal.write(fresh, "short\n");
        assertThat(terminal.asks("wallet", "password", "--new-password-file", fresh.toString())
                        .exits(1)
                        .errorCode())
                .isEqualTo("PasswordTooShort");
        Terminal.write(fresh, "quite another horse\n");
        assertThat(terminal.gets("wallet", "password", "--new-password-file", fresh.toString())
                        .path("changed")
                        .asBoolean())
                .isTrue();
        assertThat(terminal.asks("balance").exits(1).errorCode()).isEqualTo("WrongPassword");
        Terminal.write(terminal.passwordFile(), "quite another horse\n");
        assertThat(terminal.gets("balance")
                        .path("assets")
                        .path(0)
                        .path("settling")
                        .asString())
                .isEqualTo("57000000");
    }

    @Test
    void raisesTheFeeOfAPaymentThatWaits() {
        var first = terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--fee-rate", "1", "--peer", peer());
        var txid = first.path("txid").asString();
        assertThat(terminal.asks("send", "--replace", txid, "--fee-rate", "1", "--peer", peer())
                        .exits(1)
                        .errorCode())
                .isEqualTo("FeeTooLow");
        var second = terminal.gets("send", "--replace", txid, "--fee-rate", "5", "--peer", peer());
        assertThat(second.path("replaces").asString()).isEqualTo(txid);
        assertThat(second.path("fee").asString().length())
                .isGreaterThanOrEqualTo(first.path("fee").asString().length());
        assertThat(node.unconfirmed())
                .extracting(each -> each.txid().toString())
                .containsExactly(second.path("txid").asString());
        node.mine(1);
        terminal.gets("sync", "--peer", peer());
        var entries = terminal.gets("history").path("entries");
        assertThat(entries).hasSize(4);
        assertThat(entries.valueStream()
                        .filter(entry -> entry.path("txid").asString().equals(txid))
                        .map(entry -> entry.path("replacedBy").asString())
                        .toList())
                .containsExactly(second.path("txid").asString());
        assertThat(terminal.asks("send", "--replace", txid, "--fee-rate", "9", "--peer", peer())
                        .exits(1)
                        .errorCode())
                .isEqualTo("NotReplaceable");
        assertThat(terminal.asks("send", "--replace", txid, "--to", SOMEBODY, "--peer", peer())
                        .exits(2)
                        .errorCode())
                .isEqualTo("Usage");
    }
}
