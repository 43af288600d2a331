package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.testsupport.BcoinPeer;
import dev.touchstone.spv.testsupport.FilteringResponder;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The main job against bcoin, a full node of other hands: headers, blocks and transactions are its own, and only the
/// compact filters, which it does not know, come from a responder beside it.
class BcoinWalletTest {
    private static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon " + "abandon abandon about";
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

    /// P2WSH of OP_TRUE, as whose coins the faucet takes them.
    private static final Script FREE = script("00204ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260");

    @TempDir
    private Path folder;

    private BcoinPeer bcoin;
    private FilteringResponder filters;
    private Terminal terminal;

    @BeforeEach
    void startNodes() {
        bcoin = BcoinPeer.start();
        bcoin.mine(450, FREE);
        filters = FilteringResponder.of(bcoin);
        filters.catchUp();
        terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString(), "--birthday", "0");
    }

    @AfterEach
    void stopNodes() {
        if (filters != null) filters.close();
        if (bcoin != null) bcoin.close();
    }

    private static Script script(String hex) {
        return new Script(ByteString.fromHex(hex).orElseThrow());
    }

    private static Script script(JsonNode received) {
        var address = BitcoinAddress.parse(received.path("address").asString(), Network.BITCOIN_REGTEST);
        return ((ParsedAddress.Valid) address).address().script();
    }

    /// A payment by hands that are not ours, in bcoin's mempool.
    private Transaction pays(JsonNode received, long satoshis) {
        var paid = (FaucetResult.Paid) filters.node().pay(script(received), Satoshis.of(satoshis));
        bcoin.awaitUnconfirmed(id(paid.transaction()));
        return paid.transaction();
    }

    private static String id(Transaction transaction) {
        return transaction.txid().toString();
    }

    private static String hex(Transaction transaction) {
        return HexFormat.of().formatHex(transaction.bytes());
    }

    private JsonNode sync() {
        filters.catchUp();
        return terminal.gets("sync", "--peer", "127.0.0.1:" + bcoin.port(), "--peer", "127.0.0.1:" + filters.port());
    }

    private JsonNode balance() {
        var asset = terminal.gets("balance").path("assets").path(0);
        assertThat(asset.path("standing").asString()).isEqualTo("Proven");
        return asset;
    }

    private static List<String> of(JsonNode entries, String member) {
        return entries.valueStream().map(entry -> entry.path(member).asString()).toList();
    }

    private static JsonNode entry(JsonNode history, String txid) {
        return history.path("entries")
                .valueStream()
                .filter(entry -> entry.path("txid").asString().equals(txid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRestoredWalletFollowsBcoinAndItsReorganisation() {
        var address = terminal.gets("receive");
        assertThat(address.path("address").asString()).isEqualTo("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");
        assertThat(address.path("path").asString()).isEqualTo("m/84'/1'/0'/0/0");
        var kept = pays(address, 150_000_000);
        var left = pays(terminal.gets("receive", "--new"), 30_000_000);
        var taproot = pays(terminal.gets("receive", "--type", "p2tr"), 7_000_000);
        var fork = bcoin.tip();
        bcoin.mine(1, script(address));
        bcoin.mine(2, FREE);

        var synced = sync();
        assertThat(synced.path("tip").path("height").asInt()).isEqualTo(453);
        assertThat(synced.path("tip").path("hash").asString()).isEqualTo(bcoin.tip());
        assertThat(synced.path("coverage").path("from").asInt()).isZero();
        assertThat(synced.path("coverage").path("to").asInt()).isEqualTo(453);
        assertThat(synced.path("caught")).isEmpty();
        assertThat(synced.path("peers")).hasSize(2).anySatisfy(peer -> {
            assertThat(peer.path("software").asString()).contains("bcoin");
            assertThat(peer.path("servesFilters").asBoolean()).isFalse();
        });
        var history = terminal.gets("history");
        var before = history.path("entries");
        assertThat(of(before, "height")).containsExactly("451", "451", "451", "451");
        assertThat(of(before, "direction")).containsOnly("in");
        assertThat(of(before, "standing")).containsOnly("Proven");
        assertThat(of(before, "amount")).contains("150000000", "30000000", "7000000");
        var coinbase = bcoin.call("getblock", bcoin.call("getblockhash", 451), true, true)
                .path("tx")
                .path(0)
                .path("txid")
                .asString();
        long reward = entry(history, coinbase).path("amount").asLong();
        assertThat(reward).isGreaterThan(600_000_000);
        assertThat(balance().path("total").asLong()).isEqualTo(187_000_000 + reward);

        bcoin.call("generatefork", fork, 4, FREE.toString(), List.of(hex(kept), hex(taproot)));
        assertThat(sync().path("tip").path("hash").asString()).isEqualTo(bcoin.tip());
        var after = terminal.gets("history");
        assertThat(entry(after, id(kept)).path("standing").asString()).isEqualTo("Proven");
        var replaced = entry(after, id(left));
        assertThat(replaced.path("standing").asString()).isEqualTo("Checking");
        assertThat(replaced.path("state").asString()).isEqualTo("This block was replaced; waiting again");
        assertThat(replaced.path("time")).isEqualTo(entry(history, id(left)).path("time"));
        assertThat(entry(after, coinbase).path("state").asString())
                .isEqualTo("Its block was replaced; this reward is gone");
        assertThat(balance().path("total").asLong()).isEqualTo(157_000_000);
        assertThat(balance().path("waiting").asLong()).isEqualTo(30_000_000);

        bcoin.call("sendrawtransaction", hex(left));
        bcoin.mine(6, FREE);
        sync();
        assertThat(entry(terminal.gets("history"), id(left)).path("height").asInt())
                .isEqualTo(455);
        assertThat(balance().path("settled").asLong()).isEqualTo(187_000_000);
        assertThat(balance().path("total").asLong()).isEqualTo(187_000_000);
    }

    @Test
    void bcoinAloneCannotSayWhichBlocksConcernAWallet() {
        var said = terminal.asks("sync", "--peer", "127.0.0.1:" + bcoin.port()).exits(3);
        assertThat(said.errorCode()).isEqualTo("NoFilters");
        assertThat(said.json().path("error").path("message").asString()).contains("compact filters", "--peer");
    }

    @Test
    void aPaymentThatBcoinTakesAndMinesIsProvenToOthers() throws IOException {
        pays(terminal.gets("receive"), 150_000_000);
        bcoin.mine(1, FREE);
        sync();
        var sent = terminal.gets(
                "send",
                "--to",
                SOMEBODY,
                "--amount",
                "0.25",
                "--fee-rate",
                "3.5",
                "--peer",
                "127.0.0.1:" + bcoin.port(),
                "--peer",
                "127.0.0.1:" + filters.port());
        var txid = sent.path("txid").asString();
        bcoin.awaitUnconfirmed(txid);
        assertThat(bcoin.call("getrawtransaction", txid).asString())
                .isEqualTo(sent.path("hex").asString());
        bcoin.mine(6, FREE);
        sync();
        var entry = entry(terminal.gets("history"), txid);
        assertThat(entry.path("height").asInt()).isEqualTo(452);
        assertThat(entry.path("standing").asString()).isEqualTo("Proven");
        assertThat(entry.path("amount").asString()).isEqualTo("25000000");
        assertThat(entry.path("fee")).isEqualTo(sent.path("fee"));
        assertThat(balance().path("settled").asLong())
                .isEqualTo(125_000_000 - sent.path("fee").asLong());

        var proof = folder.resolve("proof.json");
        terminal.gets("prove", txid, "--out", proof.toString());
        var elsewhere = Terminal.in(folder.resolve("elsewhere"));
        var verified =
                elsewhere.types("verify", proof.toString(), "--json").exits(0).json();
        assertThat(verified.path("standing").asString()).isEqualTo("Proven");
        assertThat(verified.path("txid").asString()).isEqualTo(txid);
        assertThat(verified.path("statement").asString()).contains(txid, "452");
        refusesEveryChange(proof, elsewhere);
    }

    /// Changes bytes of a proof, one at a time: those at the start and the end, where the statement and the branch
    /// stand, and some of the headers between.
    private static void refusesEveryChange(Path proof, Terminal elsewhere) throws IOException {
        var bytes = Files.readAllBytes(proof);
        var dice = new Random(3);
        var places = IntStream.concat(
                IntStream.range(0, bytes.length).filter(at -> at < 200 || at > bytes.length - 200),
                dice.ints(100, 0, bytes.length));
        for (int at : places.toArray()) {
            var changed = bytes.clone();
            changed[at] ^= (byte) (1 << dice.nextInt(7));
            Files.write(proof, changed);
            var said = elsewhere.types("verify", proof.toString(), "--json");
            assertThat(said.exit()).as(() -> "byte " + at + ": " + said.out()).isEqualTo(1);
            assertThat(said.json().path("refutation").asString()).isNotEmpty();
        }
    }
}
