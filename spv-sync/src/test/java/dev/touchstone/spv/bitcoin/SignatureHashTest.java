package dev.touchstone.spv.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignatureHashTest {
    private static final String UNSIGNED_P2WPKH =
            "0100000002fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f"
                    + "0000000000eeffffffef51e1b804cc89d182d279655c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff02202cb2"
                    + "06000000001976a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac9093510d000000001976a9143bde42dbee7e4dbe6a21b2"
                    + "d50ce2f0167faa815988ac11000000";
    private static final String UNSIGNED_P2SH_P2WPKH =
            "0100000001db6b1b20aa0fd7b23880be2ecbd4a98130974cf4748fb66092ac4d3ceb1a"
                    + "54770100000000feffffff02b8b4eb0b000000001976a914a457b684d7f0d539a46a45bbc043f35b59d0d96388ac0008af2f00000000"
                    + "1976a914fd270b1ee6abcaea97fea7ad0402e8bd8ad6d77c88ac92040000";
    private static final String UNSIGNED_P2WSH =
            "0100000002fe3dc9208094f3ffd12645477b3dc56f60ec4fa8e6f5d67c565d1c6b9216b36e00"
                    + "00000000ffffffff0815cf020f013ed6cf91d29f4202e8a58726b1ac6c79da47c23d1bee0a6925f80000000000ffffffff0100f2052a"
                    + "010000001976a914a30741f8145e5acadf23f751864167f32e0963f788ac00000000";

    @Test
    void legacyGivesAllHashesOfTheCoreVectors() {
        int cases = 0;
        for (var row : Vectors.json("bitcoin/core/sighash.json")) {
            if (row.size() == 1) continue;
            var tx = tx(row.get(0).asString());
            var hash = SignatureHash.legacy(
                    tx,
                    row.get(2).asInt(),
                    script(row.get(1).asString()),
                    row.get(3).asInt());
            assertThat(hash.display()).as("case %s", cases).isEqualTo(row.get(4).asString());
            cases++;
        }
        assertThat(cases).isEqualTo(500);
    }

    @Test
    void taprootGivesTheHashesOfBip341() {
        var spending = Vectors.json("bitcoin/bip/bip-0341/wallet-test-vectors.json")
                .get("keyPathSpending")
                .get(0);
        var tx = tx(spending.at("/given/rawUnsignedTx").asString());
        var hashes = new SignatureHash(tx, spentOutputs(spending.at("/given/utxosSpent")));
        for (var input : spending.get("inputSpending")) {
            var hash = hashes.taproot(
                    input.at("/given/txinIndex").asInt(),
                    input.at("/given/hashType").asInt());
            assertThat(hash.orElseThrow().hex())
                    .isEqualTo(input.at("/intermediary/sigHash").asString());
        }
        assertThat(spending.get("inputSpending")).hasSize(7);
    }

    @Test
    void segwitV0GivesTheHashOfBip143ForP2wpkh() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2WPKH), spent(625_000_000, 600_000_000));
        var code = script("76a9141d0f172a0ecb48aee1be1f2687d2963ae33f71a188ac");
        assertThat(hashes.segwitV0(1, code, SignatureHash.ALL).hex())
                .isEqualTo("c37af31116d1b27caf68aae9e3ac82f1477929014d5b917657d0eb49478cb670");
    }

    @Test
    void segwitV0GivesTheHashOfBip143ForP2shP2wpkh() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2SH_P2WPKH), spent(1_000_000_000));
        var code = script("76a91479091972186c449eb1ded22b78e40d009bdf008988ac");
        assertThat(hashes.segwitV0(0, code, SignatureHash.ALL).hex())
                .isEqualTo("64f3b0f4dd2bb3aa1ce8566d220cc74dda9df97d8490cc81d89d735c92e59fb6");
    }

    @Test
    void segwitV0SignsNoOutputForSingleWithoutOneBesideTheInput() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2WSH), spent(156_250_000, 4_900_000_000L));
        var whole = script("21026dccc749adc2a9d0d89497ac511f760f45c47dc5ed9cf352a58ac706453880aeadab"
                + "210255a9626aebf5e29c0e6538428ba0d1dcf6ca98ffdf086aa8ced5e0d0215ea465ac");
        var afterSeparator = script("210255a9626aebf5e29c0e6538428ba0d1dcf6ca98ffdf086aa8ced5e0d0215ea465ac");
        assertThat(hashes.segwitV0(1, whole, SignatureHash.SINGLE).hex())
                .isEqualTo("82dde6e4f1e94d02c2b7ad03d2115d691f48d064e9d52f58194a6637e4194391");
        assertThat(hashes.segwitV0(1, afterSeparator, SignatureHash.SINGLE).hex())
                .isEqualTo("fef7bd749cce710c5c052bd796df1af0d935e59cea63736268bcbe2d2134fc47");
    }

    @Test
    void taprootKnowsNoOtherHashTypesThanBip341() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2WPKH), spent(1, 2));
        var allowed = List.of(0, 1, 2, 3, 0x81, 0x82, 0x83);
        for (int type = 0; type < 256; type++) {
            assertThat(hashes.taproot(0, type).isPresent()).as("type %s", type).isEqualTo(allowed.contains(type));
        }
    }

    @Test
    void taprootRefusesSingleWithoutAnOutputBesideTheInput() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2WSH), spent(1, 2));
        assertThat(hashes.taproot(0, SignatureHash.SINGLE)).isPresent();
        assertThat(hashes.taproot(1, SignatureHash.SINGLE)).isEmpty();
    }

    @Test
    void taprootCommitsToTheAnnex() {
        var hashes = new SignatureHash(tx(UNSIGNED_P2WPKH), spent(1, 2));
        var annex = ByteString.of((byte) 0x50, (byte) 1);
        assertThat(hashes.taproot(0, SignatureHash.ALL, annex)).isNotEqualTo(hashes.taproot(0, SignatureHash.ALL));
    }

    @Test
    void wantsOneSpentOutputForEachInput() {
        var tx = tx(UNSIGNED_P2WPKH);
        assertThatThrownBy(() -> new SignatureHash(tx, spent(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignatureHash.legacy(tx, 2, Script.EMPTY, SignatureHash.ALL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Transaction tx(String hex) {
        return Transaction.parse(ByteString.fromHex(hex).orElseThrow().toArray())
                .orThrow();
    }

    private static Script script(String hex) {
        return new Script(ByteString.fromHex(hex).orElseThrow());
    }

    private static List<TxOut> spent(long... amounts) {
        var outputs = new ArrayList<TxOut>();
        for (long amount : amounts) outputs.add(new TxOut(Satoshis.of(amount), Script.EMPTY));
        return outputs;
    }

    private static List<TxOut> spentOutputs(JsonNode list) {
        var outputs = new ArrayList<TxOut>();
        for (var spent : list) {
            outputs.add(new TxOut(
                    Satoshis.of(spent.get("amountSats").asLong()),
                    script(spent.get("scriptPubKey").asString())));
        }
        return outputs;
    }
}
