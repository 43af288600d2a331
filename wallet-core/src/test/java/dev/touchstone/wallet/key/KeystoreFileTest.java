package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeystoreFileTest {
    private static final Secp256k1 CURVE = Secp256k1.best().curve();
    private static final String FOLDER = "ethereum/keystore/";

    private static KeystoreFile whole(String json) {
        var outcome = KeystoreFile.parse(json.getBytes(StandardCharsets.UTF_8));
        if (outcome instanceof KeystoreFile.Outcome.Whole(var file)) return file;
        throw new AssertionError(json + ": " + outcome);
    }

    private static KeystoreFile whole(JsonNode json) {
        return whole(json.toString());
    }

    private static String light() {
        return new String(Vectors.bytes(FOLDER + "very-light-scrypt.json"), StandardCharsets.UTF_8);
    }

    private static String key(KeystoreFile file, String password) {
        var opening = file.open(password.toCharArray(), CURVE);
        if (!(opening instanceof KeystoreFile.Opening.Opened(var key, var address))) {
            throw new AssertionError(file + ": " + opening);
        }
        try (key) {
            assertThat(EthereumPublicKey.address(CURVE, key)).isEqualTo(address);
            return key.use(HexFormat.of()::formatHex);
        }
    }

    private static void opensAll(String vectors, int count) {
        var all = Vectors.json(FOLDER + vectors);
        assertThat(all.size()).isEqualTo(count);
        for (var name : all.propertyNames()) {
            var vector = all.get(name);
            var file = whole(vector.get("json"));
            var expected = vector.get("priv").asString();
            assertThat(key(file, vector.get("password").asString()))
                    .as(name)
                    .isEqualTo("0".repeat(64 - expected.length()) + expected);
            if (!name.contains("scrypt") && !name.equals("test2")) {
                assertThat(file.open("wrong password".toCharArray(), CURVE))
                        .isEqualTo(new KeystoreFile.Opening.WrongPassword());
            }
        }
    }

    @Test
    void opensTheVectorsOfEthereumTests() {
        opensAll("basic_tests.json", 5);
    }

    @Test
    void opensTheVectorsOfGeth() {
        opensAll("v3_test_vector.json", 4);
        var file = whole(light());
        key(file, "");
        assertThat(file.stated().orElseThrow().value().hex()).isEqualTo("45dea0fb0bba44f4fcf290bba71fd57d7117cbb8");
        assertThat(file.open("x".toCharArray(), CURVE)).isEqualTo(new KeystoreFile.Opening.WrongPassword());
    }

    @Test
    void opensTheVectorsOfEthersAndNamesThePresaleWallets() {
        var all = Vectors.json(FOLDER + "ethers-wallets.json.gz");
        assertThat(all.size()).isEqualTo(6);
        for (var vector : all) {
            var content = vector.get("content").asString();
            if (vector.get("type").asString().equals("crowdsale")) {
                assertThat(KeystoreFile.parse(content.getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(new KeystoreFile.Outcome.Unsupported(KeystoreFile.Feature.PRESALE_WALLET, ""));
                continue;
            }
            var password = new String(
                    HexFormat.of().parseHex(vector.get("password").asString().substring(2)), StandardCharsets.UTF_8);
            var opening = whole(content).open(password.toCharArray(), CURVE);
            assertThat(opening).isInstanceOfSatisfying(KeystoreFile.Opening.Opened.class, opened -> {
                assertThat(opened.address().text())
                        .isEqualTo(vector.get("address").asString());
                opened.key().close();
            });
        }
    }

    @Test
    void triesAPasswordAsTypedAndInItsNormalForm() {
        for (var stored : new String[] {"f\u00fcr mich", "fu\u0308r mich"}) {
            var file = whole(sealed(stored, "01".repeat(32)));
            assertThat(key(file, stored)).isEqualTo("01".repeat(32));
        }
        var normal = whole(sealed("f\u00fcr mich", "01".repeat(32)));
        assertThat(key(normal, "fu\u0308r mich")).isEqualTo("01".repeat(32));
        assertThat(normal.open("fur mich".toCharArray(), CURVE)).isEqualTo(new KeystoreFile.Opening.WrongPassword());
    }

    @Test
    void refusesWhatIsSealedWhereItIsNoKeyOrAnotherAccounts() {
        assertThat(whole(sealed("p", "00".repeat(32))).open("p".toCharArray(), CURVE))
                .isEqualTo(new KeystoreFile.Opening.NoKey());
        var file = whole(sealed("p", "01".repeat(32))
                .replace("\"version\"", "\"address\":\"" + "00".repeat(20) + "\",\"version\""));
        assertThat(file.open("p".toCharArray(), CURVE))
                .isInstanceOfSatisfying(
                        KeystoreFile.Opening.OtherAccount.class,
                        differing -> assertThat(differing.stated()).isEqualTo(EthereumAddress.ZERO));
    }

    /// A file as other programs write it, with the least work.
    private static String sealed(String password, String key) {
        var iv = new byte[16];
        var salt = "ab";
        var derived = Scrypt.derive(
                password.getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(salt), 2, 1, 1, 32);
        byte[] ciphertext;
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(derived, 0, 16, "AES"), new IvParameterSpec(iv));
            ciphertext = cipher.doFinal(HexFormat.of().parseHex(key));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        var hex = HexFormat.of();
        var sealed = hex.formatHex(ciphertext);
        var mac = Keccak256.of(hex.parseHex(hex.formatHex(derived, 16, 32) + sealed))
                .hex();
        return """
                {"version":3,"crypto":{"cipher":"aes-128-ctr","ciphertext":"%s","cipherparams":{"iv":"%s"},
                "kdf":"scrypt","kdfparams":{"dklen":32,"n":2,"r":1,"p":1,"salt":"%s"},"mac":"%s"}}
                """.formatted(sealed, hex.formatHex(iv), salt, mac);
    }

    @Test
    void namesWhatItDoesNotOpen() {
        var good = light();
        isUnsupported(good.replace("\"version\":3", "\"version\":1"), KeystoreFile.Feature.VERSION, "1");
        isUnsupported(good.replace("\"version\":3", "\"version\":4"), KeystoreFile.Feature.VERSION, "4");
        isUnsupported(good.replace("aes-128-ctr", "aes-128-cbc"), KeystoreFile.Feature.CIPHER, "aes-128-cbc");
        isUnsupported(good.replace("\"scrypt\"", "\"argon2 <b>\""), KeystoreFile.Feature.KEY_DERIVATION, "argon2??b?");
        var pbkdf2 =
                good.replace("\"scrypt\"", "\"pbkdf2\"").replace("\"n\":2", "\"c\":5000000,\"prf\":\"hmac-sha256\"");
        isUnsupported(pbkdf2, KeystoreFile.Feature.COST, "PBKDF2 c=5000000");
        isUnsupported(
                pbkdf2.replace("sha256", "sha512"), KeystoreFile.Feature.KEY_DERIVATION, "pbkdf2 with hmac-sha512");
        isUnsupported(good.replace("\"n\":2", "\"n\":1048576"), KeystoreFile.Feature.COST, "scrypt n=1048576 r=8 p=1");
        isUnsupported(
                good.replace("\"r\":8", "\"r\":2147483647"), KeystoreFile.Feature.COST, "scrypt n=2 r=2147483647 p=1");
        isUnsupported(good.replace("\"p\":1", "\"p\":1000000"), KeystoreFile.Feature.COST, "scrypt n=2 r=8 p=1000000");
        isUnsupported(
                good.replace("\"n\":2", "\"n\":262144").replace("\"p\":1", "\"p\":5"),
                KeystoreFile.Feature.COST,
                "scrypt n=262144 r=8 p=5");
    }

    private static void isUnsupported(String json, KeystoreFile.Feature feature, String found) {
        assertThat(KeystoreFile.parse(json.getBytes(StandardCharsets.UTF_8)))
                .as(json)
                .isEqualTo(new KeystoreFile.Outcome.Unsupported(feature, found));
    }

    @Test
    void refusesWhatIsNoKeystore() {
        var good = light();
        isRefused("");
        isRefused("{}");
        isRefused("[]");
        isRefused("3");
        isRefused("{\"crypto\":3}");
        isRefused(good + "x");
        isRefused(good.replace("\"version\":3", "\"version\":3,\"version\":3"));
        isRefused(good.replace("\"n\":2", "\"n\":3"));
        isRefused(good.replace("\"n\":2", "\"n\":1"));
        isRefused(good.replace("\"n\":2", "\"n\":-2"));
        isRefused(good.replace("\"n\":2", "\"n\":\"2\""));
        isRefused(good.replace("\"n\":2", "\"n\":2.5"));
        isRefused(good.replace("\"n\":2", "\"n\":4294967298"));
        isRefused(good.replace("\"dklen\":32", "\"dklen\":16"));
        isRefused(good.replace("\"dklen\":32", "\"dklen\":2000000000"));
        isRefused(good.replace("\"p\":1", "\"p\":0"));
        isRefused(good.replace("dc4926b48a105133d2f16b96833abf1e", "dc4926"));
        isRefused(good.replace("\"iv\"", "\"vi\""));
        isRefused(good.replace("\"ciphertext\":\"b8", "\"ciphertext\":\"0000b8"));
        isRefused(good.replace("\"mac\":\"39", "\"mac\":\"zz"));
        isRefused(good.replace("\"address\":\"45", "\"address\":\""));
        isRefused("{\"a\":".repeat(10_000));
        assertThat(KeystoreFile.parse(new byte[KeystoreFile.MOST_BYTES + 1]))
                .isEqualTo(new KeystoreFile.Outcome.NotAKeystore("too long"));
    }

    private static void isRefused(String json) {
        assertThat(KeystoreFile.parse(json.getBytes(StandardCharsets.UTF_8)))
                .as(json)
                .isInstanceOf(KeystoreFile.Outcome.NotAKeystore.class);
    }

    @Test
    void neverThrowsOnChangedOrCutFiles() {
        var random = new Random(3);
        var good = light().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < good.length; length++) {
            assertThat(KeystoreFile.parse(Arrays.copyOf(good, length))).isNotNull();
        }
        for (int round = 0; round < 20_000; round++) {
            var changed = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(KeystoreFile.parse(changed)).isNotNull();
        }
    }
}
