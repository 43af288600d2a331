package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bitcoinj.base.Base58;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// BIP84, BIP86 and the key path of BIP341.
@ParameterizedClass
@MethodSource("both")
class AccountVectorsTest {
    private final Secp256k1 curve;

    AccountVectorsTest(Secp256k1 curve) {
        this.curve = curve;
    }

    static Stream<Secp256k1> both() {
        return Secp256k1Test.both();
    }

    private ExtendedPrivateKey master(JsonNode vector) {
        var outcome = Mnemonic.parse(vector.get("mnemonic").asString());
        try (var mnemonic = ((Mnemonic.Outcome.Whole) outcome).mnemonic();
                var none = Passphrase.none();
                var seed = mnemonic.seed(none)) {
            return ExtendedPrivateKey.master(curve, seed);
        }
    }

    private ExtendedPrivateKey derive(ExtendedPrivateKey master, JsonNode vector) {
        return master.derive(
                curve, DerivationPath.parse(vector.get("path").asString()).orThrow());
    }

    @Test
    void makesTheKeysOfBip84() {
        var vectors = Vectors.json("bitcoin/bip/bip-0084/vectors.json");
        try (var master = master(vectors.get(0))) {
            assertThat(master.write(KeyVersion.ZPRV))
                    .isEqualTo(vectors.get(0).get("rootpriv").asString());
            assertThat(master.publicKey().write(KeyVersion.ZPUB))
                    .isEqualTo(vectors.get(0).get("rootpub").asString());
            try (var account = derive(master, vectors.get(1))) {
                assertThat(account.write(KeyVersion.ZPRV))
                        .isEqualTo(vectors.get(1).get("xpriv").asString());
                var zpub = ExtendedKey.parse(curve, vectors.get(1).get("xpub").asString())
                        .orThrow();
                assertThat(zpub.version().isSegwit()).isTrue();
                assertThat(zpub.key()).isEqualTo(account.publicKey());
            }
            for (int i = 2; i < vectors.size(); i++) {
                try (var key = derive(master, vectors.get(i))) {
                    assertThat(ByteString.of(key.publicKey().key()).hex())
                            .isEqualTo(vectors.get(i).get("pubkey").asString());
                    var wif = Base58.decodeChecked(vectors.get(i).get("privkey").asString());
                    assertThat(key.<byte[]>use(byte[]::clone)).isEqualTo(Arrays.copyOfRange(wif, 1, 33));
                }
            }
        }
    }

    @Test
    void makesTheKeysOfBip86() {
        var vectors = Vectors.json("bitcoin/bip/bip-0086/vectors.json");
        try (var master = master(vectors.get(0))) {
            for (int i = 1; i < vectors.size(); i++) {
                var vector = vectors.get(i);
                try (var key = derive(master, vector)) {
                    assertThat(key.write(KeyVersion.XPRV))
                            .isEqualTo(vector.get("xprv").asString());
                    assertThat(key.publicKey().write(KeyVersion.XPUB))
                            .isEqualTo(vector.get("xpub").asString());
                    if (vector.has("output_key")) assertOutput(key, vector);
                }
            }
        }
    }

    private void assertOutput(ExtendedPrivateKey key, JsonNode vector) {
        var internal = key.publicKey().key();
        assertThat(ByteString.of(Secp256k1.xOnly(internal)).hex())
                .isEqualTo(vector.get("internal_key").asString());
        var output = TaprootKeys.outputKey(curve, internal);
        assertThat(ByteString.of(output).hex())
                .isEqualTo(vector.get("output_key").asString());
        assertThat(Script.p2tr(output).program().hex())
                .isEqualTo(vector.get("scriptPubKey").asString());
        var hash = new byte[32];
        var signature = key.signTaproot(curve, hash, Dice.secure());
        assertThat(curve.verifySchnorr(hash, signature, output)).isTrue();
    }

    @Test
    void tweaksTheKeysOfBip341() {
        var vectors = Vectors.json("bitcoin/bip/bip-0341/wallet-test-vectors.json");
        for (var vector : vectors.get("scriptPubKey")) {
            var internal = hex(vector.get("given").get("internalPubkey"));
            var tweaked = TaprootKeys.tweak(curve, internal, merkleRoot(vector.get("intermediary")));
            assertThat(Secp256k1.xOnly(tweaked))
                    .isEqualTo(hex(vector.get("intermediary").get("tweakedPubkey")));
        }
        var inputs = vectors.get("keyPathSpending").get(0).get("inputSpending");
        assertThat(inputs.size()).isEqualTo(7);
        for (var input : inputs) {
            var secret = TaprootKeys.tweakSecretKey(
                    curve, hex(input.get("given").get("internalPrivkey")), merkleRoot(input.get("given")));
            assertThat(secret).isEqualTo(hex(input.get("intermediary").get("tweakedPrivkey")));
            var signature = curve.signSchnorr(hex(input.get("intermediary").get("sigHash")), secret, new byte[32]);
            var witness = hex(input.get("expected").get("witness").get(0));
            assertThat(signature).isEqualTo(Arrays.copyOf(witness, 64));
        }
    }

    private static ByteString merkleRoot(JsonNode holder) {
        var root = holder.get("merkleRoot");
        return root.isNull() ? TaprootKeys.NO_SCRIPTS : ByteString.of(hex(root));
    }

    private static byte[] hex(JsonNode digits) {
        return HexFormat.of().parseHex(digits.asString());
    }
}
