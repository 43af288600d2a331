package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The members of each command's JSON object, as `docs/cli.md` promises them to programs: none is missing, and none
/// stands there that is not described.
class AnswersTest {
    private static final String SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
    private static final String ASSET =
            "asset,unit,total,settled,settling,waiting,frozen,leaving,standing,asOf{height,hash},because";
    private static final String ACCOUNT = "address,kind,path,label";
    private static final String HOLDING = ACCOUNT + ",standing,asOf,because,balance,nonce,last";
    private static final String ETHER =
            "asset,unit,total,soFar,standing,asOf,because,ether,last,chain,watchOnly,watched,accounts[" + HOLDING + "]";
    private static final String INFO = "wallet,network,birthday,backedUp,payments,coveredTo{height,hash},address,path,"
            + "chain,accounts[" + ACCOUNT + "]";

    @TempDir
    private Path folder;

    private PracticeBitcoinNode node;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        node = PracticeBitcoinNode.start(0, InstantSource.system());
        node.mine(110);
        terminal = Terminal.in(folder);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    /// The names of the members, in their order: those of an object in braces, those of a list's first item in
    /// brackets.
    private static String shape(JsonNode json) {
        return json.properties().stream()
                .map(member -> member.getKey() + inner(member.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String inner(JsonNode value) {
        if (value.isObject()) return "{" + shape(value) + "}";
        if (!value.isArray()) return "";
        return value.isEmpty() ? "[]" : "[" + shape(value.get(0)) + "]";
    }

    private static void isShaped(JsonNode answer, String shape) {
        assertThat(shape(answer)).isEqualTo(shape);
    }

    @Test
    void aWalletsCommandsSayWhatIsPromised() {
        var peer = "127.0.0.1:" + node.port();
        var made = terminal.gets("wallet", "create", "--show-mnemonic");
        isShaped(made, INFO.replace("{height,hash}", "") + ",mnemonic");
        assertThat(made.path("mnemonic").asString().split(" ")).hasSize(12);
        isShaped(terminal.types("wallet", "list", "--json").exits(0).json(), "wallets[wallet,network,file]");
        var address = terminal.gets("receive");
        isShaped(address, "address,path,type,network,uri");
        assertThat(terminal.asks("balance")
                        .exits(3)
                        .json()
                        .path("assets")
                        .path(0)
                        .path("standing")
                        .asString())
                .isEqualTo("Checking");
        var txid = Payments.pay(node, address.path("address").asString(), 50_000_000)
                .txid()
                .toString();
        node.mine(1);
        isShaped(
                terminal.gets("sync", "--peer", peer),
                "network,tip{height,hash},coverage{from,to,scripts,transactions,peersAgreeing},"
                        + "peers[address,software,height,servesFilters],caught[],outgoing[],assets[" + ASSET
                        + "],ethereum");
        isShaped(terminal.gets("wallet", "info"), INFO);
        isShaped(terminal.gets("balance"), "network,assets[" + ASSET + "]");
        isShaped(terminal.gets("balance").path("assets").path(1), ETHER);
        isShaped(
                terminal.gets("history"),
                "network,entries[txid,direction,amount,fee,net,height,block,standing,state,replacedBy,time,label]");
        isShaped(
                terminal.gets("coins"),
                "network,standing,coins[outpoint,amount,address,height,frozen,leaving,settled,path,label]");
        var payment = "txid,hex,fee,state,feeRate,virtualSize,replaces,"
                + "effects{before,after,paid,payments[address,amount],returned[address,amount],spent[outpoint,amount]},"
                + "warnings[code,message]";
        isShaped(terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--dry-run"), payment);
        isShaped(terminal.gets("send", "--to", SOMEBODY, "--amount", "0.1", "--peer", peer), payment);
        isShaped(terminal.gets("sync", "--peer", peer).path("outgoing").path(0), "txid,state");
        var proof = folder.resolve("proof.json").toString();
        isShaped(terminal.gets("prove", txid, "--out", proof), "standing,statement,txid,block{height,hash},file");
        isShaped(
                terminal.types("verify", proof, "--json").exits(0).json(),
                "standing,statement,refutation,network,block{height,hash},checkedAgainst,txid");
        isShaped(terminal.asks("balance", "--nonsense").exits(2).json(), "error{code,message}");
    }

    @Test
    void amountsAreStringsOfSatoshisAndHeightsAreNumbers() {
        terminal.gets("wallet", "create");
        Payments.pay(node, terminal.gets("receive").path("address").asString(), 50_000_000);
        node.mine(1);
        terminal.gets("sync", "--peer", "127.0.0.1:" + node.port());
        var asset = terminal.gets("balance").path("assets").path(0);
        for (var member : new String[] {"total", "settled", "settling", "waiting", "frozen", "leaving"}) {
            assertThat(asset.path(member).isString()).as(member).isTrue();
        }
        assertThat(asset.path("asset").asString()).isEqualTo("BTC");
        assertThat(asset.path("unit").asString()).isEqualTo("sat");
        assertThat(asset.path("asOf").path("height").isInt()).isTrue();
        var entry = terminal.gets("history").path("entries").path(0);
        assertThat(entry.path("amount").isString()).isTrue();
        assertThat(entry.path("fee").isNull()).isTrue();
        assertThat(entry.path("height").isInt()).isTrue();
        assertThat(entry.path("direction").asString()).isEqualTo("in");
    }

    @Test
    void aPersonReadsPagesWithoutASignOfJson() {
        var peer = "127.0.0.1:" + node.port();
        terminal.gets("wallet", "create");
        Payments.pay(node, terminal.gets("receive").path("address").asString(), 50_000_000);
        node.mine(1);
        var pages = new String[][] {
            {"sync", "--peer", peer},
            {"balance"},
            {"history"},
            {"receive"},
            {"coins"},
            {"wallet", "info"},
            {"send", "--to", SOMEBODY, "--amount", "0.1", "--dry-run"},
            {"send", "--to", SOMEBODY, "--amount", "0.1", "--peer", peer},
        };
        for (var words : pages) {
            var said = terminal.reads(words).exits(0);
            assertThat(said.out()).isNotBlank().doesNotContain("{", "null", "Optional");
            assertThat(said.out().chars()).as("plain ASCII").allMatch(c -> c < 128);
        }
    }
}
