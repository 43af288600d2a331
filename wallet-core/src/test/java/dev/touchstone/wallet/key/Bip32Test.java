package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("both")
class Bip32Test {
    private final Secp256k1 curve;

    Bip32Test(Secp256k1 curve) {
        this.curve = curve;
    }

    static Stream<Secp256k1> both() {
        return Secp256k1Test.both();
    }

    private ExtendedPrivateKey master(String seed) {
        try (var secret = Secret.take(HexFormat.of().parseHex(seed))) {
            return ExtendedPrivateKey.master(curve, secret);
        }
    }

    @Test
    void derivesTheChainsOfBip32() {
        int derived = 0;
        for (var vector : Vectors.json("bitcoin/bip/bip-0032/vectors.json").get("valid")) {
            try (var master = master(vector.get("seed").asString())) {
                for (var chain : vector.get("chains")) {
                    var path =
                            DerivationPath.parse(chain.get("path").asString()).orThrow();
                    try (var key = master.derive(curve, path)) {
                        assertThat(key.write(KeyVersion.XPRV))
                                .isEqualTo(chain.get("xprv").asString());
                        assertThat(key.publicKey().write(KeyVersion.XPUB))
                                .isEqualTo(chain.get("xpub").asString());
                        derived++;
                    }
                }
            }
        }
        assertThat(derived).isGreaterThan(15);
    }

    @Test
    void readsWhatItWrites() {
        for (var vector : Vectors.json("bitcoin/bip/bip-0032/vectors.json").get("valid")) {
            for (var chain : vector.get("chains")) {
                var xprv = chain.get("xprv").asString();
                var xpub = chain.get("xpub").asString();
                var secret = ExtendedKey.parse(curve, xprv).orThrow();
                assertThat(secret.version()).isEqualTo(KeyVersion.XPRV);
                try (var key = (ExtendedPrivateKey) secret.key()) {
                    assertThat(key.write(KeyVersion.XPRV)).isEqualTo(xprv);
                    var point = (ExtendedPublicKey)
                            ExtendedKey.parse(curve, xpub).orThrow().key();
                    assertThat(key.publicKey()).isEqualTo(point).hasSameHashCodeAs(point);
                    assertThat(point.write(KeyVersion.XPUB)).isEqualTo(xpub);
                }
            }
        }
    }

    @Test
    void derivesTheSamePublicChildrenWithAndWithoutTheSecret() {
        try (var account = master("000102030405060708090a0b0c0d0e0f");
                var branch = account.derive(curve, ChildNumber.normal(1))) {
            var publicBranch = account.publicKey().derive(curve, 1);
            assertThat(branch.publicKey()).isEqualTo(publicBranch);
            for (int i = 0; i < 20; i++) {
                try (var child = branch.derive(curve, ChildNumber.normal(i))) {
                    assertThat(child.publicKey()).isEqualTo(publicBranch.derive(curve, i));
                    assertThat(child.parentFingerprint()).isEqualTo(publicBranch.fingerprint());
                    assertThat(child.fingerprint()).isEqualTo(child.publicKey().fingerprint());
                    assertThat(child.depth()).isEqualTo(2);
                    assertThat(child.childNumber()).isEqualTo(ChildNumber.normal(i));
                }
            }
            assertThatIllegalArgumentException().isThrownBy(() -> publicBranch.derive(curve, ChildNumber.hardened(0)));
        }
    }

    @Test
    void refusesTheInvalidKeysOfBip32() {
        var invalid = Vectors.json("bitcoin/bip/bip-0032/vectors.json").get("invalid");
        assertThat(invalid.size()).isEqualTo(16);
        for (var vector : invalid) {
            assertThat(ExtendedKey.parse(curve, vector.get("key").asString()))
                    .as(vector.get("reason").asString())
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void refusesTextThatIsNoKey() {
        var random = new Random(3);
        var good =
                "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8";
        for (int length = 0; length < good.length(); length++) {
            assertThat(ExtendedKey.parse(curve, good.substring(0, length))).isInstanceOf(Parsed.Malformed.class);
        }
        for (int i = 0; i < 500; i++) {
            var letters = good.toCharArray();
            letters[random.nextInt(letters.length)] = (char) random.nextInt(0x250);
            var text = new String(letters);
            if (!text.equals(good)) assertThat(ExtendedKey.parse(curve, text)).isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(ExtendedKey.parse(curve, "1".repeat(100_000))).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void showsNoSecretInItsText() {
        try (var key = master("000102030405060708090a0b0c0d0e0f")) {
            assertThat(key.toString()).isEqualTo("ExtendedPrivateKey at depth 0");
            assertThatIllegalArgumentException().isThrownBy(() -> key.write(KeyVersion.XPUB));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> key.publicKey().write(KeyVersion.XPRV));
        }
    }
}
