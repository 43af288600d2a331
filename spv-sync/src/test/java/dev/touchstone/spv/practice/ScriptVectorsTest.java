package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.practice.ScriptRules.Strictness;
import dev.touchstone.spv.testsupport.TarEntries;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Bitcoin Core's own cases. What the practice node judges it must judge as Bitcoin Core does; what it does not
/// judge it must refuse by that name.
class ScriptVectorsTest {
    /// Flags that are no part of consensus, or that the cases under them are not about.
    private static final Set<String> POLICY = Set.of("CONST_SCRIPTCODE", "DISCOURAGE_UPGRADABLE_WITNESS_PROGRAM");

    private static final Map<String, Integer> OPCODES = Map.of(
            "DUP",
            0x76,
            "HASH160",
            0xa9,
            "EQUALVERIFY",
            0x88,
            "EQUAL",
            0x87,
            "CHECKSIG",
            0xac,
            "RETURN",
            0x6a,
            "HASH256",
            0xaa);
    private static final int OP_NOP = 0x61;

    private final ScriptRules rules = new ScriptRules();

    @Test
    void neverCallsAValidTransactionInvalid() {
        int judged = 0;
        for (var row : cases("tx_valid")) {
            if (row.get(2).asString().contains("DERSIG")) continue; // valid before BIP66 only
            var tx = Transaction.parse(bytes(row.get(1))).orThrow();
            assertThat(TransactionRules.problemAlone(tx)).as("%s", tx).isEmpty();
            if (tx.isCoinbase()) continue;
            var problem = rules.problem(tx, spent(tx, row.get(0)), Strictness.CONSENSUS);
            if (problem.isEmpty()) judged++;
            assertThat(problem.filter(why -> !(why instanceof TransactionRefusal.ScriptFormNotSupported)))
                    .as("%s", tx)
                    .isEmpty();
        }
        assertThat(judged).isPositive();
    }

    @Test
    void neverCallsAnInvalidTransactionValid() {
        int refused = 0;
        for (var row : cases("tx_invalid")) {
            var flags = Set.of(row.get(2).asString().split(",", -1));
            if (flags.stream().anyMatch(POLICY::contains)) continue;
            if (!(Transaction.parse(bytes(row.get(1))) instanceof Parsed.Ok<Transaction>(var tx))) continue;
            var alone = TransactionRules.problemAlone(tx);
            boolean bare = tx.isCoinbase();
            var problem =
                    alone.isPresent() || bare ? alone : rules.problem(tx, spent(tx, row.get(0)), Strictness.CONSENSUS);
            assertThat(problem).as("%s", tx).isPresent();
            refused++;
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void judgesTaprootKeySpendsAsBitcoinCoreDoes() {
        var outcomes = new HashMap<String, Integer>();
        for (var file : TarEntries.read("bitcoin/core/taproot-script-assets.tar.gz")) {
            for (var asset : file) {
                if (!asset.get("flags").asString().contains("TAPROOT")) continue;
                if (asset.has("success")) {
                    var problem = judge(asset, asset.get("success"));
                    var code = problem.map(TransactionRefusal::code).orElse("valid");
                    assertThat(code).as(asset.get("comment").asString()).isIn("valid", "ScriptFormNotSupported");
                    outcomes.merge(code, 1, Integer::sum);
                }
                if (asset.has("failure"))
                    assertThat(judge(asset, asset.get("failure"))).isPresent();
            }
        }
        assertThat(outcomes.get("valid")).isGreaterThan(10);
    }

    private Optional<TransactionRefusal> judge(JsonNode asset, JsonNode shown) {
        var unsigned = Transaction.parse(bytes(asset.get("tx"))).orThrow();
        int index = asset.get("index").asInt();
        var witness = shown.get("witness")
                .valueStream()
                .map(ScriptVectorsTest::bytes)
                .map(ByteString::of)
                .toList();
        var script = new Script(ByteString.of(bytes(shown.get("scriptSig"))));
        var input = TestKey.withScriptSig(unsigned.inputs().get(index), script).withWitness(witness);
        var tx = TestKey.withInput(unsigned, index, input);
        var spent = asset.get("prevouts")
                .valueStream()
                .map(ScriptVectorsTest::output)
                .toList();
        return rules.problem(ScriptRules.Trial.of(tx, spent, Strictness.CONSENSUS), index);
    }

    private static TxOut output(JsonNode hex) {
        try {
            var in = new WireReader(bytes(hex));
            return new TxOut(Satoshis.of(in.i64()), new Script(in.varString(10_000)));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> cases(String name) {
        return Vectors.json("bitcoin/core/" + name + ".json")
                .valueStream()
                .filter(row -> row.size() == 3)
                .toList();
    }

    private static byte[] bytes(JsonNode hex) {
        return ByteString.fromHex(hex.asString()).orElseThrow().toArray();
    }

    private static List<TxOut> spent(Transaction tx, JsonNode previous) {
        var outputs = new HashMap<OutPoint, TxOut>();
        for (var output : previous) {
            var txid = TxId.fromDisplay(output.get(0).asString()).orElseThrow();
            var amount = Satoshis.of(output.path(3).asLong(0));
            outputs.put(
                    new OutPoint(txid, output.get(1).asInt() & 0xffffffffL),
                    new TxOut(amount, assembled(output.get(2).asString())));
        }
        var spent = new ArrayList<TxOut>();
        for (var input : tx.inputs()) {
            spent.add(Optional.ofNullable(outputs.get(input.outPoint())).orElseThrow());
        }
        return spent;
    }

    /// Reads the notation of these files as far as the forms that are judged need it; other opcodes become
    /// OP_NOP.
    private static Script assembled(String text) {
        var out = new WireWriter();
        for (var word : text.split(" ", -1)) {
            if (word.isEmpty()) continue;
            if (word.startsWith("0x"))
                out.string(ByteString.fromHex(word.substring(2)).orElseThrow());
            else if (word.equals("0")) out.u8(0);
            else if (word.matches("[1-9]|1[0-6]")) out.u8(0x50 + Integer.parseInt(word));
            else
                out.u8(Optional.ofNullable(OPCODES.get(word.replace("OP_", ""))).orElse(OP_NOP));
        }
        return new Script(out.toByteString());
    }
}
