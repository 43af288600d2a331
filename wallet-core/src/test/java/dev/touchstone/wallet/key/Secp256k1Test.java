package dev.touchstone.wallet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("both")
class Secp256k1Test {
    private static final String N = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    private static final String N_MINUS_1 = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";
    private static final String ONE = "0000000000000000000000000000000000000000000000000000000000000001";
    private static final String G = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

    private final Secp256k1 curve;

    Secp256k1Test(Secp256k1 curve) {
        this.curve = curve;
    }

    static Stream<Secp256k1> both() {
        return Stream.of(Secp256k1.best().curve(), new BouncySecp256k1());
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void saysWhichLibraryItIsAndWhy() {
        var choice = Secp256k1.best();
        assertThat(choice.curve().name()).isIn("libsecp256k1", "BouncyCastle");
        assertThat(choice.reason()).contains("libsecp256k1");
        boolean isLinuxPc = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (isLinuxPc) assertThat(choice.curve()).isInstanceOf(LibSecp256k1.class);
    }

    @Test
    void givesBothCoordinatesOfAPublicKey() {
        var point = curve.coordinates(hex(G));
        assertThat(HexFormat.of().formatHex(point))
                .isEqualTo(G.substring(2) + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
        assertThatIllegalArgumentException().isThrownBy(() -> curve.coordinates(new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.coordinates(point));
    }

    @Test
    void signsAndVerifiesTheVectorsOfBip340() {
        var lines = new String(Vectors.bytes("bitcoin/bip/bip-0340/test-vectors.csv"), StandardCharsets.UTF_8);
        var rows = lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(rows).hasSize(19);
        for (var row : rows) {
            var message = hex(row[4]);
            if (message.length != 32) continue; // Bitcoin signs hashes only
            var signature = hex(row[5]);
            if (!row[1].isEmpty()) {
                assertThat(curve.signSchnorr(message, hex(row[1]), hex(row[3])))
                        .as(row[0])
                        .isEqualTo(signature);
                assertThat(Secp256k1.xOnly(curve.publicKey(hex(row[1]))))
                        .as(row[0])
                        .isEqualTo(hex(row[2]));
            }
            assertThat(curve.verifySchnorr(message, signature, hex(row[2])))
                    .as(row[0])
                    .isEqualTo(row[6].equals("TRUE"));
        }
    }

    @Test
    void judgesTheSignaturesOfWycheproof() {
        int judged = 0;
        for (var group : Vectors.json("bitcoin/crypto/wycheproof-ecdsa-secp256k1-bitcoin.json")
                .get("testGroups")) {
            var key = compressed(hex(group.get("publicKey").get("uncompressed").asString()));
            for (var test : group.get("tests")) {
                var hash = DoubleSha256.newSha256().digest(hex(test.get("msg").asString()));
                boolean isValid = test.get("result").asString().equals("valid");
                assertThat(curve.verifyEcdsa(hash, hex(test.get("sig").asString()), key))
                        .as("%s %s", test.get("tcId"), test.get("comment"))
                        .isEqualTo(isValid);
                judged++;
            }
        }
        assertThat(judged).isEqualTo(463);
    }

    private static byte[] compressed(byte[] uncompressed) {
        var key = Arrays.copyOf(uncompressed, 33);
        key[0] = (byte) (2 + (uncompressed[64] & 1));
        return key;
    }

    /// Keys, messages and signatures that the wallets of the field agree on.
    @Test
    void signsWithTheNonceOfRfc6979AndLowS() {
        assertSigns(
                ONE,
                "Satoshi Nakamoto",
                "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8",
                "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
        assertSigns(
                ONE,
                "All those moments will be lost in time, like tears in rain. Time to die...",
                "8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b",
                "547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21");
        assertSigns(
                N_MINUS_1,
                "Satoshi Nakamoto",
                "fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d0",
                "6b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5");
        assertSigns(
                "f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181",
                "Alan Turing",
                "7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c",
                "58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea");
    }

    private void assertSigns(String secret, String message, String r, String s) {
        var hash = DoubleSha256.newSha256().digest(message.getBytes(StandardCharsets.UTF_8));
        var der = curve.signEcdsa(hash, hex(secret));
        assertThat(EcdsaSignature.fromDer(der))
                .hasValueSatisfying(compact -> assertThat(compact).isEqualTo(hex(r + s)));
        assertThat(curve.verifyEcdsa(hash, der, curve.publicKey(hex(secret)))).isTrue();
    }

    @Test
    void knowsWhichNumbersAreSecretKeys() {
        assertThat(curve.isSecretKey(hex(ONE))).isTrue();
        assertThat(curve.isSecretKey(hex(N_MINUS_1))).isTrue();
        assertThat(curve.isSecretKey(new byte[32])).isFalse();
        assertThat(curve.isSecretKey(hex(N))).isFalse();
        assertThat(curve.isSecretKey(new byte[31])).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> curve.publicKey(hex(N)));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.signEcdsa(new byte[31], hex(ONE)));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.signSchnorr(new byte[32], hex(ONE), new byte[31]));
    }

    @Test
    void knowsWhichBytesArePublicKeys() {
        assertThat(curve.isPublicKey(hex(G))).isTrue();
        assertThat(curve.isPublicKey(hex("05" + G.substring(2)))).isFalse();
        assertThat(curve.isPublicKey(hex("02" + "00".repeat(31) + "05"))).isFalse();
        assertThat(curve.isPublicKey(hex("02" + "ff".repeat(32)))).isFalse();
        assertThat(curve.isPublicKey(new byte[33])).isFalse();
        assertThat(curve.isPublicKey(new byte[0])).isFalse();
        assertThat(curve.verifyEcdsa(new byte[32], new byte[0], new byte[33])).isFalse();
        assertThat(curve.verifySchnorr(new byte[32], new byte[64], new byte[32]))
                .isFalse();
    }

    @Test
    void addsTweaksModuloTheOrder() {
        assertThat(curve.publicKey(hex(ONE))).isEqualTo(hex(G));
        assertThat(curve.addToSecretKey(hex(N_MINUS_1), hex(ONE))).isEmpty();
        assertThat(curve.addToSecretKey(hex(ONE), hex(N))).isEmpty();
        assertThat(curve.addToSecretKey(hex(ONE), new byte[32]))
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(hex(ONE)));
        var minusG = hex("03" + G.substring(2));
        assertThat(curve.publicKey(hex(N_MINUS_1))).isEqualTo(minusG);
        assertThat(curve.addToPublicKey(minusG, hex(ONE))).isEmpty();
        assertThat(curve.addToPublicKey(hex(G), hex(N))).isEmpty();
        assertThat(curve.addToPublicKey(hex(G), new byte[32]))
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(hex(G)));
        assertThat(curve.negate(hex(ONE))).isEqualTo(hex(N_MINUS_1));
    }

    @Test
    void leavesItsArgumentsAsTheyWere() {
        var secret = hex(N_MINUS_1);
        var tweak = hex("02".repeat(32));
        curve.addToSecretKey(secret, tweak);
        curve.negate(secret);
        curve.signSchnorr(new byte[32], secret, tweak);
        var point = hex(G);
        curve.addToPublicKey(point, tweak);
        assertThat(secret).isEqualTo(hex(N_MINUS_1));
        assertThat(tweak).isEqualTo(hex("02".repeat(32)));
        assertThat(point).isEqualTo(hex(G));
    }

    @Test
    void agreesWithTheOtherLibraryOnRandomInput() {
        var other = new BouncySecp256k1();
        var random = new Random(20260301);
        for (int i = 0; i < 200; i++) {
            var secret = bytes(random);
            var tweak = bytes(random);
            var hash = bytes(random);
            var point = curve.publicKey(secret);
            assertThat(point).isEqualTo(other.publicKey(secret));
            assertThat(curve.addToSecretKey(secret, tweak).orElseThrow())
                    .isEqualTo(other.addToSecretKey(secret, tweak).orElseThrow());
            var tweaked = curve.addToPublicKey(point, tweak).orElseThrow();
            assertThat(tweaked).isEqualTo(other.addToPublicKey(point, tweak).orElseThrow());
            assertThat(curve.negate(secret)).isEqualTo(other.negate(secret));
            var der = curve.signEcdsa(hash, secret);
            assertThat(der).isEqualTo(other.signEcdsa(hash, secret));
            var schnorr = curve.signSchnorr(hash, secret, tweak);
            assertThat(schnorr).isEqualTo(other.signSchnorr(hash, secret, tweak));
            assertThat(curve.verifySchnorr(hash, schnorr, Secp256k1.xOnly(point)))
                    .isTrue();
            var broken = i % 2 == 0 ? der : schnorr;
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(curve.verifyEcdsa(hash, der, point)).isEqualTo(other.verifyEcdsa(hash, der, point));
            assertThat(curve.verifySchnorr(hash, schnorr, Secp256k1.xOnly(point)))
                    .isEqualTo(other.verifySchnorr(hash, schnorr, Secp256k1.xOnly(point)));
        }
    }

    @Test
    void readsSignaturesInNoOtherFormThanStrictDer() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 4 && i % 2 == 0) {
                bytes[0] = 0x30;
                bytes[1] = (byte) (bytes.length - 2);
                bytes[2] = 2;
                bytes[3] = (byte) random.nextInt(40);
            }
            EcdsaSignature.fromDer(bytes)
                    .ifPresent(
                            compact -> assertThat(EcdsaSignature.toDer(compact)).isEqualTo(bytes));
        }
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        bytes[0] &= 0x7f;
        return bytes;
    }
}
