package dev.touchstone.spv.practice;

import static dev.touchstone.spv.bitcoin.SignatureHash.ALL;
import static dev.touchstone.spv.bitcoin.SignatureHash.ANYONE_CAN_PAY;
import static dev.touchstone.spv.bitcoin.SignatureHash.DEFAULT;
import static dev.touchstone.spv.bitcoin.SignatureHash.NONE;
import static dev.touchstone.spv.bitcoin.SignatureHash.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.practice.ScriptRules.Strictness;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScriptRulesTest {
    private static final TestKey ALICE = TestKey.of("alice");
    private static final TestKey BOB = TestKey.of("bob");
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final ScriptRules rules = new ScriptRules();

    @Test
    void acceptsASignatureOfTheKeyInEachForm() {
        for (var script : List.of(ALICE.p2pkh(), ALICE.p2wpkh(), ALICE.p2shP2wpkh(), ALICE.p2tr())) {
            assertThat(judge(signed(ALICE, script, ALL), script))
                    .as("%s", script.kind())
                    .isEmpty();
        }
    }

    @Test
    void acceptsEveryHashTypeThatThereIs() {
        for (int type : new int[] {ALL, NONE, SINGLE}) {
            for (int modifier : new int[] {0, ANYONE_CAN_PAY}) {
                for (var script : List.of(ALICE.p2pkh(), ALICE.p2wpkh(), ALICE.p2tr())) {
                    assertThat(judge(signed(ALICE, script, type | modifier), script))
                            .isEmpty();
                }
            }
        }
        assertThat(judge(signed(ALICE, ALICE.p2tr(), DEFAULT), ALICE.p2tr())).isEmpty();
    }

    @Test
    void refusesTheSignatureOfAnotherKeyForATaprootOutput() {
        assertThat(judge(signed(BOB, BOB.p2tr(), DEFAULT), ALICE.p2tr()))
                .contains(new TransactionRefusal.WrongSignature(0));
    }

    @Test
    void refusesAnotherKeyWhereTheHashOfAKeyIsAskedFor() {
        for (var pair : List.of(
                List.of(BOB.p2pkh(), ALICE.p2pkh()),
                List.of(BOB.p2wpkh(), ALICE.p2wpkh()),
                List.of(BOB.p2shP2wpkh(), ALICE.p2shP2wpkh()))) {
            assertThat(judge(signed(BOB, pair.getFirst(), ALL), pair.getLast()))
                    .containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
        }
    }

    @Test
    void refusesASignatureOverAnotherTransaction() {
        for (var script : List.of(ALICE.p2pkh(), ALICE.p2wpkh(), ALICE.p2shP2wpkh(), ALICE.p2tr())) {
            var tx = signed(ALICE, script, ALL);
            var other = new Transaction(tx.version(), tx.inputs(), tx.outputs(), tx.lockTime() + 1);
            assertThat(judge(other, script)).contains(new TransactionRefusal.WrongSignature(0));
        }
    }

    @Test
    void aWitnessSignatureCommitsToTheAmountAndALegacyOneDoesNot() {
        var dearer = Satoshis.of(100_001);
        assertThat(judge(signed(ALICE, ALICE.p2wpkh(), ALL), new TxOut(dearer, ALICE.p2wpkh()), Strictness.CONSENSUS))
                .contains(new TransactionRefusal.WrongSignature(0));
        assertThat(judge(signed(ALICE, ALICE.p2tr(), ALL), new TxOut(dearer, ALICE.p2tr()), Strictness.CONSENSUS))
                .contains(new TransactionRefusal.WrongSignature(0));
        assertThat(judge(signed(ALICE, ALICE.p2pkh(), ALL), new TxOut(dearer, ALICE.p2pkh()), Strictness.CONSENSUS))
                .isEmpty();
    }

    @Test
    void refusesATaprootSignatureThatNamesTheDefaultType() {
        var tx = signed(ALICE, ALICE.p2tr(), DEFAULT);
        var longer = changedWitness(tx, items -> List.of(append(items.getFirst(), 0)));
        assertThat(judge(longer, ALICE.p2tr())).containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
    }

    @Test
    void takesAnAnnexIntoTheSignatureAndDoesNotRelayIt() {
        var annex = ByteString.of((byte) 0x50, (byte) 7);
        var bare = unsigned();
        var spent = new TxOut(Satoshis.of(100_000), ALICE.p2tr());
        var message =
                new SignatureHash(bare, List.of(spent)).taproot(0, ALL, annex).orElseThrow();
        var tx = changedWitness(bare, _ -> List.of(ALICE.schnorr(message, ALL), annex));
        assertThat(judge(tx, spent, Strictness.CONSENSUS)).isEmpty();
        assertThat(judge(tx, spent, Strictness.STANDARD)).isPresent();
        var without = changedWitness(tx, items -> List.of(items.getFirst()));
        assertThat(judge(without, spent, Strictness.CONSENSUS)).contains(new TransactionRefusal.WrongSignature(0));
    }

    @Test
    void takesAHighSInABlockAndDoesNotRelayIt() {
        var script = ALICE.p2wpkh();
        var high = changedWitness(
                signed(ALICE, script, ALL), items -> List.of(negated(items.getFirst()), items.getLast()));
        var spent = new TxOut(Satoshis.of(100_000), script);
        assertThat(judge(high, spent, Strictness.CONSENSUS)).isEmpty();
        assertThat(judge(high, spent, Strictness.STANDARD))
                .containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
    }

    @Test
    void refusesASignatureThatIsNotStrictDer() {
        var script = ALICE.p2wpkh();
        var tx = signed(ALICE, script, ALL);
        var der = tx.inputs().getFirst().witness().getFirst();
        for (int i = 0; i < der.length(); i++) {
            var bytes = der.toArray();
            bytes[i] ^= (byte) 0x80;
            var broken = changedWitness(tx, items -> List.of(ByteString.of(bytes), items.getLast()));
            assertThat(judge(broken, script)).as("byte %s", i).isPresent();
        }
        var padded = new WireWriter()
                .u8(0x30)
                .u8(der.at(1) + 1)
                .u8(2)
                .u8(der.at(3) + 1)
                .u8(0);
        padded.bytes(der.toArray(4, der.length()));
        assertThat(Signatures.parseDer(ByteString.copyOf(padded.toArray(), 0, padded.length() - 1)))
                .isEqualTo(der.at(4) < 0 ? Signatures.parseDer(der) : Optional.empty());
    }

    @Test
    void neverReadsPastTheEndOfASignature() {
        var der =
                signed(ALICE, ALICE.p2wpkh(), ALL).inputs().getFirst().witness().getFirst();
        var random = new Random(7);
        for (int length = 0; length <= der.length(); length++) {
            for (int i = 0; i < 50; i++) {
                var bytes = der.toArray(0, length);
                if (length > 0) bytes[random.nextInt(length)] = (byte) random.nextInt();
                assertThat(Signatures.parseDer(ByteString.of(bytes))).isNotNull();
            }
        }
    }

    @Test
    void asksNothingForTheScriptThatAsksForNothing() {
        var free = ScriptRules.anyoneCanSpend();
        assertThat(judge(changedWitness(unsigned(), _ -> List.of(ScriptRules.OP_TRUE.program())), free))
                .isEmpty();
        assertThat(judge(unsigned(), free)).containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
        var more = List.of(ByteString.of((byte) 1), ScriptRules.OP_TRUE.program());
        assertThat(judge(changedWitness(unsigned(), _ -> more), free))
                .containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
        var other = List.of(ByteString.of((byte) 0x52));
        assertThat(judge(changedWitness(unsigned(), _ -> other), free))
                .containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
    }

    @Test
    void namesTheFormsItCannotJudge() {
        var program = ByteString.of((byte) 0x52);
        var p2wsh = Script.p2wsh(sha256(program));
        assertThat(judge(changedWitness(unsigned(), _ -> List.of(program)), p2wsh))
                .contains(new TransactionRefusal.ScriptFormNotSupported(0, "P2WSH of another script than OP_TRUE"));
        var p2sh = Script.p2sh(TestKey.hash160(program.toArray()));
        var shown = TestKey.withInput(
                unsigned(), 0, TestKey.withScriptSig(unsigned().inputs().getFirst(), TestKey.push(program)));
        assertThat(judge(shown, p2sh))
                .contains(new TransactionRefusal.ScriptFormNotSupported(0, "P2SH of another script than P2WPKH"));
        assertThat(judge(unsigned(), Script.of((byte) 0x51)))
                .contains(new TransactionRefusal.ScriptFormNotSupported(0, "a script of another form"));
        var byScript = List.of(program, ByteString.of(new byte[33]));
        assertThat(judge(changedWitness(unsigned(), _ -> byScript), ALICE.p2tr()))
                .contains(new TransactionRefusal.ScriptFormNotSupported(0, "P2TR by a script"));
    }

    @Test
    void refusesAScriptSigBesideAWitnessAndAWitnessBesideAScriptSig() {
        var witness = signed(ALICE, ALICE.p2wpkh(), ALL);
        var withBoth = TestKey.withInput(
                witness, 0, TestKey.withScriptSig(witness.inputs().getFirst(), TestKey.push(ALICE.publicKey())));
        assertThat(judge(withBoth, ALICE.p2wpkh())).containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
        var legacy = changedWitness(signed(ALICE, ALICE.p2pkh(), ALL), _ -> List.of(ByteString.EMPTY));
        assertThat(judge(legacy, ALICE.p2pkh())).containsInstanceOf(TransactionRefusal.ScriptNotSatisfied.class);
    }

    private Transaction unsigned() {
        var input = TxIn.unsigned(new OutPoint(new TxId(Hash256.ZERO), 1), TxIn.REPLACEABLE);
        return new Transaction(2, List.of(input), List.of(new TxOut(Satoshis.of(90_000), BOB.p2wpkh())), 0);
    }

    private Transaction signed(TestKey key, Script script, int hashType) {
        return key.sign(unsigned(), 0, List.of(new TxOut(Satoshis.of(100_000), script)), hashType);
    }

    private Optional<TransactionRefusal> judge(Transaction tx, Script script) {
        return judge(tx, new TxOut(Satoshis.of(100_000), script), Strictness.STANDARD);
    }

    private Optional<TransactionRefusal> judge(Transaction tx, TxOut spent, Strictness strictness) {
        return rules.problem(tx, List.of(spent), strictness);
    }

    private static Transaction changedWitness(Transaction tx, UnaryOperator<List<ByteString>> change) {
        var input = tx.inputs().getFirst();
        return TestKey.withInput(tx, 0, input.withWitness(change.apply(new ArrayList<>(input.witness()))));
    }

    private static ByteString append(ByteString bytes, int more) {
        return new WireWriter().string(bytes).u8(more).toByteString();
    }

    private static byte[] sha256(ByteString bytes) {
        return DoubleSha256.newSha256().digest(bytes.toArray());
    }

    /// The same signature with the other S.
    private static ByteString negated(ByteString signature) {
        int type = signature.at(signature.length() - 1);
        var numbers = Signatures.parseDer(ByteString.copyOf(signature.toArray(), 0, signature.length() - 1))
                .orElseThrow();
        var r = numbers.r().toByteArray();
        var s = ORDER.subtract(numbers.s()).toByteArray();
        var out = new WireWriter().u8(0x30).u8(4 + r.length + s.length);
        out.u8(2).u8(r.length).bytes(r).u8(2).u8(s.length).bytes(s);
        return out.u8(type).toByteString();
    }
}
