package dev.touchstone.app;

import static dev.touchstone.app.PracticeNetworks.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.output.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What `touchstone eth` answers about a practice network over real HTTP, in the form that `docs/cli.md`
/// promises; and what becomes of the proofs that it writes.
@TestInstance(Lifecycle.PER_CLASS)
class EthereumTest {
    private static final String ACCOUNT = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    private static final String POINT = "{height,hash}";
    private static final String HEAD = "head{standing,slot,height,hash,time,signed,members}";
    private static final String REST =
            "standing,because,asOf" + POINT + "," + HEAD + ",statement,file,checkpoint,caught[]";
    private static final String FACTS = "address,balance,ether,nonce,contract,codeHash,storageRoot";

    private Path folder = Path.of("");

    private PracticeNetworks networks;
    private Terminal terminal;
    private String payment = "";

    @BeforeAll
    void start(@TempDir Path given) throws IOException {
        folder = given;
        networks = PracticeNetworks.start();
        terminal = Terminal.in(folder);
        payment = networks.order("pay " + ACCOUNT + " 1.5").path("hash").asString();
        networks.order("slots 2");
    }

    @AfterAll
    void stop() throws IOException {
        networks.close();
    }

    private Terminal.Said eth(String... words) {
        var all = new ArrayList<>(List.of("eth"));
        all.addAll(List.of(words));
        return terminal.types(networks.about(all));
    }

    private JsonNode asks(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        return eth(all.toArray(String[]::new)).exits(0).json();
    }

    private Terminal.Said verifies(Path proof, List<String> more) {
        var all = new ArrayList<>(List.of("verify", proof.toString(), "--json"));
        all.addAll(more);
        return terminal.types(all.toArray(String[]::new));
    }

    private static String shape(JsonNode json) {
        return json.properties().stream()
                .map(member -> member.getKey() + inner(member.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String inner(JsonNode value) {
        if (value.isObject()) return "{" + shape(value) + "}";
        if (!value.isArray()) return "";
        return value.isEmpty() || !value.get(0).isObject() ? "[]" : "[" + shape(value.get(0)) + "]";
    }

    @Test
    void theNewestBlockIsProvenWithAllThatItRestsOn() {
        var head = asks("head");
        var sources = "sources[role,name,software,own,answers,failures,trouble]";
        assertThat(shape(head))
                .isEqualTo("chain,stage,age," + HEAD.replace("head", "final") + ",period,"
                        + "anchor{root,origin,time,age}," + sources + ",advice[]," + REST);
        assertThat(head.path("chain").asString()).isEqualTo("practice");
        assertThat(head.path("stage").asString()).isEqualTo("Synced");
        assertThat(head.path("standing").asString()).isEqualTo("Proven");
        assertThat(head.path("head").path("signed").asInt()).isEqualTo(512);
        assertThat(head.path("final").path("standing").asString()).isIn("final", "checkpoint");
        assertThat(head.path("anchor").path("origin").asString()).isEqualTo("Pasted");
        assertThat(head.path("sources")).hasSize(2);
        var last = asks("head", "--head", "final");
        assertThat(last.path("asOf").path("height").asLong())
                .isLessThan(head.path("asOf").path("height").asLong());
    }

    @Test
    void anAccountIsProvenWithItsBalanceAndNonce() {
        var balance = asks("balance", ACCOUNT);
        assertThat(shape(balance)).isEqualTo("chain,address,balance,ether," + REST);
        assertThat(balance.path("balance").asString()).isEqualTo("1500000000000000000");
        assertThat(balance.path("ether").asString()).isEqualTo("1.500000000000000000");
        var account = asks("account", ACCOUNT);
        assertThat(shape(account)).isEqualTo("chain," + FACTS + "," + REST);
        assertThat(account.path("nonce").isIntegralNumber()).isTrue();
        assertThat(account.path("contract").asBoolean()).isFalse();
    }

    @Test
    void anAccountThatIsNotThereIsProvenToBeEmpty() {
        var balance = asks("balance", NOBODY);
        assertThat(balance.path("standing").asString()).isEqualTo("Proven");
        assertThat(balance.path("balance").asString()).isEqualTo("0");
    }

    @Test
    void theProofIsShownByteByByte() {
        var proof = asks("proof", ACCOUNT);
        assertThat(shape(proof)).isEqualTo("chain," + FACTS + ",header,accountProof[],storage[]," + REST);
        assertThat(proof.path("accountProof").size()).isPositive();
        assertThat(proof.path("header").asString()).startsWith("0xf9");
        var slot = asks("proof", ACCOUNT, "0", "0x1").path("storage");
        assertThat(slot).hasSize(2);
        assertThat(slot.path(1).path("key").asString()).endsWith("01");
    }

    @Test
    void codeAndStorageOfAnOrdinaryAccountAreProvenToBeNothing() {
        var code = asks("code", ACCOUNT);
        assertThat(shape(code)).isEqualTo("chain,address,size,codeHash,delegate,code," + REST);
        assertThat(code.path("size").asInt()).isZero();
        var storage = asks("storage", ACCOUNT, "7");
        assertThat(shape(storage)).isEqualTo("chain,address,key,value,number," + REST);
        assertThat(storage.path("number").asString()).isEqualTo("0");
    }

    @Test
    void aTransactionAndItsReceiptAreProven() {
        var tx = asks("tx", payment);
        assertThat(shape(tx))
                .isEqualTo("chain,hash,block" + POINT + ",index,type,chainId,from,to,value,ether,nonce,gasLimit,"
                        + "maxFeePerGas,maxPriorityFeePerGas,maxFeePerBlobGas,data,accessList[],blobHashes[],"
                        + "authorizations[]," + REST);
        assertThat(tx.path("to").asString()).isEqualTo(ACCOUNT);
        assertThat(tx.path("value").asString()).isEqualTo("1500000000000000000");
        var receipt = asks("receipt", payment);
        assertThat(shape(receipt))
                .startsWith("chain,hash,block" + POINT + ",index,type,status,cumulativeGasUsed,logs[")
                .endsWith("]," + REST);
        assertThat(receipt.path("status").asString()).isEqualTo("succeeded");
        assertThat(receipt.path("hash").asString()).isEqualTo(payment);
    }

    @Test
    void aTransactionThatNobodyKnowsIsNotProven() {
        var said = eth("receipt", "0x" + "ab".repeat(32), "--json").exits(3).json();
        assertThat(said.path("standing").asString()).isEqualTo("Checking");
        assertThat(said.path("because").asString()).endsWith(".");
        assertThat(said.has("status")).isFalse();
    }

    @Test
    void aProofTravelsAndIsCheckedFromItsCheckpointAlone() throws IOException {
        var proof = folder.resolve("balance.proof");
        var written = asks("balance", ACCOUNT, "--out", proof.toString());
        assertThat(written.path("file").asString()).isEqualTo(proof.toString());
        assertThat(written.path("statement").asString()).contains(ACCOUNT, "1500000000000000000 wei");
        var good = verifies(proof, networks.chain()).exits(0).json();
        assertThat(shape(good)).isEqualTo("standing,statement,refutation,chain,checkpoint,trustedBy,block" + POINT);
        assertThat(good.path("statement").asString())
                .isEqualTo(written.path("statement").asString());
        var bytes = Files.readAllBytes(proof);
        bytes[bytes.length / 3] ^= 1;
        var changed = folder.resolve("changed.proof");
        Files.write(changed, bytes);
        var bad = verifies(changed, networks.chain()).exits(1).json();
        assertThat(bad.path("standing").asString()).isEqualTo("Failed");
    }

    @Test
    void aProofFromACheckpointThatNobodyVouchesForIsNeitherProvenNorRefuted() {
        var proof = folder.resolve("account.proof");
        asks("account", ACCOUNT, "--out", proof.toString());
        var chain = List.of("--chain", networks.ether().description().toString());
        var stored = verifies(proof, chain).exits(0).json();
        assertThat(stored.path("trustedBy").asString()).isEqualTo("data-dir");
        var elsewhere = Terminal.on("regtest", folder.resolve("elsewhere"));
        var words = new ArrayList<>(List.of("verify", proof.toString(), "--json"));
        words.addAll(chain);
        var said = elsewhere.types(words.toArray(String[]::new)).exits(3).json();
        assertThat(said.path("standing").asString()).isEqualTo("Checking");
        assertThat(said.path("trustedBy").asString()).isEqualTo("nobody");
        assertThat(said.path("because").asString())
                .contains(said.path("checkpoint").asString());
        var unknown = elsewhere.types("verify", proof.toString(), "--json").exits(3);
        assertThat(unknown.errorCode()).isEqualTo("UnknownChain");
    }

    @Test
    void theDataDirectoryGoesOnWithoutAnotherWordAboutTheCheckpoint() {
        asks("head");
        var words = new ArrayList<>(List.of("eth", "balance", ACCOUNT, "--json"));
        words.addAll(networks.servers());
        words.addAll(List.of("--chain", networks.ether().description().toString()));
        var again = terminal.types(words.toArray(String[]::new)).exits(0).json();
        assertThat(again.path("checkpoint").asString())
                .isEqualTo("0x" + networks.ether().checkpoint().hex());
    }

    @Test
    void whatBeaconNodesCallFinalIsShownAsTheirWord() {
        var words = List.of(
                "--beacon",
                networks.ether().beaconUrl(),
                "--chain",
                networks.ether().description().toString());
        var all = new ArrayList<>(List.of("eth", "checkpoints", "--json"));
        all.addAll(words);
        var said = terminal.types(all.toArray(String[]::new)).exits(0).json();
        assertThat(shape(said))
                .isEqualTo("chain,standing,builtIn,operators[operator,root,slot,time,servedBy[],trouble]");
        assertThat(said.path("standing").asString()).isEqualTo("Claimed");
        assertThat(said.path("operators").path(0).path("root").asString())
                .isEqualTo("0x" + networks.ether().checkpoint().hex());
    }

    @Test
    void aPersonReadsPagesWithoutASignOfJson() {
        var pages = new String[][] {
            {"head"},
            {"balance", ACCOUNT},
            {"account", ACCOUNT},
            {"code", ACCOUNT},
            {"storage", ACCOUNT, "0"},
            {"tx", payment},
            {"receipt", payment},
            {"proof", ACCOUNT},
        };
        for (var words : pages) {
            var said = eth(words).exits(0);
            assertThat(said.out()).isNotBlank().doesNotContain("{", "null", "Optional");
            assertThat(said.out().chars()).as("plain ASCII").allMatch(c -> c < 128);
        }
    }

    @Test
    void aWalletsEtherIsProvenBesideItsBitcoin() {
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, "test test test test test test test test test test test junk\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
        var address = terminal.gets("receive", "--asset", "eth").path("address").asString();
        networks.order("pay " + address + " 0.25");
        networks.order("slots 2");
        var synced = networks.syncs(terminal);
        var asset = synced.path("assets").path(1);
        assertThat(asset.path("standing").asString()).isEqualTo("Proven");
        assertThat(asset.path("total").asString()).isEqualTo("250000000000000000");
        assertThat(asset.path("accounts").path(0).path("nonce").asInt()).isZero();
        assertThat(synced.path("ethereum").path("stage").asString()).isEqualTo("Synced");
        var later = terminal.gets("balance").path("assets").path(1);
        assertThat(later.path("standing").asString()).as("nobody was asked now").isEqualTo("Checking");
        assertThat(later.path("last").path("total").asString()).isEqualTo("250000000000000000");
    }

    @Test
    void theFaucetGivesTokensPiecesAndItems() {
        for (var line : List.of("token %s 2.5", "dollar %s 1.25", "nft %s", "item %s 2 7")) {
            assertThat(networks.order(line.formatted(ACCOUNT)).path("hash").asString())
                    .matches("0x[0-9a-f]{64}");
        }
        for (var line : List.of("token %s", "token %s 1.0000000000000000001", "dollar %s 0.1234567", "item %s 2")) {
            var answer = networks.obeys(line.formatted(ACCOUNT));
            assertThat(answer.exit()).as(line).isEqualTo(Exit.USAGE);
        }
        assertThat(networks.obeys("nft nobody").exit()).isEqualTo(Exit.USAGE);
        assertThat(networks.obeys("token " + ACCOUNT + " 2000000000").exit()).isEqualTo(Exit.REFUSED);
    }
}
