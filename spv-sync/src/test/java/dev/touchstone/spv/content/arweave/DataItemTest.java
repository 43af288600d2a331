package dev.touchstone.spv.content.arweave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.PersonalMessage;
import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/// Items signed by keys of every kind, made here, for the recorded ones are all of one kind.
class DataItemTest {
    private static final ByteString TAGS =
            ByteString.fromHex("02" + "02" + "61" + "02" + "62" + "00").orElseThrow();

    private static DataItem unsigned(int kind, ByteString owner) {
        var data = ByteString.of("content".getBytes(StandardCharsets.UTF_8));
        return new DataItem(kind, ByteString.EMPTY, owner, ByteString.EMPTY, ByteString.EMPTY, TAGS, data);
    }

    private static DataItem with(DataItem item, byte[] signature) {
        return new DataItem(
                item.kind(),
                ByteString.of(signature),
                item.owner(),
                item.target(),
                item.anchor(),
                item.rawTags(),
                item.data());
    }

    static byte[] message(DataItem item) {
        return DeepHash.of(
                        DeepHash.of("dataitem"),
                        DeepHash.of("1"),
                        DeepHash.of(Integer.toString(item.kind())),
                        DeepHash.of(item.owner()),
                        DeepHash.of(item.target()),
                        DeepHash.of(item.anchor()),
                        DeepHash.of(item.rawTags()),
                        DeepHash.of(item.data()))
                .hash();
    }

    private static DataItem ed25519(int kind) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        var key = new byte[32];
        Ed25519.generatePublicKey(secret, 0, key, 0);
        var item = unsigned(kind, ByteString.of(key));
        var message = message(item);
        if (kind == 4) message = HexFormat.of().formatHex(message).getBytes(StandardCharsets.US_ASCII);
        var signature = new byte[64];
        Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
        return with(item, signature);
    }

    private static DataItem ethereum(int v) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) 9);
        var key = ByteString.of(Secp256k1.get().pubkeyCreate(secret));
        var item = unsigned(3, key);
        var message = ByteString.of(message(item));
        var hash = PersonalMessage.hash(message).toBytes();
        var signature = Arrays.copyOf(Secp256k1.get().sign(hash, secret), 65);
        signature[64] = (byte) v;
        if (PersonalMessage.isSignedBy(key, message, ByteString.of(signature))) return with(item, signature);
        signature[64] = (byte) (v + 1);
        return with(item, signature);
    }

    private static void isGoodAndRefusedWithAnyFlip(DataItem item) {
        assertThat(item.objection(item.id())).isEmpty();
        var bytes = item.bytes().toArray();
        assertThat(DataItem.parse(ByteString.of(bytes))).isEqualTo(Parsed.ok(item));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            if (DataItem.parse(ByteString.of(bytes)) instanceof Parsed.Ok<DataItem>(var changed)) {
                assertThat(changed.objection(item.id())).as("byte " + i).isPresent();
                if (!changed.id().equals(item.id())) continue;
                assertThat(changed.objection(changed.id())).isPresent();
            }
            bytes[i] ^= 1;
        }
    }

    @Test
    void itemsOfEveryKindThatCanBeCheckedAreGoodUntilAByteIsFlipped() {
        for (var item : new DataItem[] {ed25519(2), ed25519(4), ethereum(27), ethereum(0)}) {
            isGoodAndRefusedWithAnyFlip(item);
        }
    }

    @Test
    void kindsThatCannotBeCheckedAreRefusedByName() {
        for (int kind = 5; kind <= 7; kind++) {
            var known = SignatureKind.of(kind).orElseThrow();
            var item =
                    with(unsigned(kind, ByteString.of(new byte[known.ownerBytes()])), new byte[known.signatureBytes()]);
            assertThat(item.objection(item.id())).contains(new ArweaveRefusal.KeyNotCheckable(known.name()));
        }
        var unknown = with(unsigned(99, ByteString.EMPTY), new byte[64]);
        assertThat(unknown.objection(unknown.id())).contains(new ArweaveRefusal.KeyNotCheckable("number 99"));
        assertThat(DataItem.parse(unknown.bytes())).isInstanceOf(Parsed.Malformed.class);
    }

    /// A key of the curve's small group signs everything: one id would name any content.
    @Test
    void aKeyThatSignsEverythingIsRefused() {
        var neutral = new byte[32];
        neutral[0] = 1;
        var signature = new byte[64];
        signature[0] = 1;
        var item = with(unsigned(2, ByteString.of(neutral)), signature);
        assertThat(item.objection(item.id())).contains(new ArweaveRefusal.BadSignature());
    }

    @Test
    void rsaSignaturesAreGoodWithASaltOfAnyLength() throws GeneralSecurityException {
        for (int bits : new int[] {2048, 2049, 2055}) {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            var modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
            var key = fixed(modulus, (bits + 7) / 8);
            var message = "message".getBytes(StandardCharsets.UTF_8);
            for (int salt : new int[] {0, 20, 32, 222}) {
                var signature = signed(pair.getPrivate(), message, salt);
                assertThat(RsaPss.verify(key, message, signature))
                        .as(bits + " " + salt)
                        .isTrue();
                assertThat(RsaPss.verify(key, "massage".getBytes(StandardCharsets.UTF_8), signature))
                        .isFalse();
                var larger = new BigInteger(1, signature.toArray()).add(modulus);
                if (larger.bitLength() <= key.length() * 8) {
                    assertThat(RsaPss.verify(key, message, fixed(larger, key.length())))
                            .isFalse();
                }
            }
        }
    }

    private static ByteString signed(PrivateKey key, byte[] message, int salt) throws GeneralSecurityException {
        var signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        signer.initSign(key);
        signer.update(message);
        return ByteString.of(signer.sign());
    }

    private static ByteString fixed(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var out = new byte[length];
        int skip = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, skip, out, length - bytes.length + skip, bytes.length - skip);
        return ByteString.of(out);
    }

    @Test
    void anyBytesAreAnItemOrRefused() {
        var random = new Random(41);
        var seed = ed25519(2).bytes().toArray();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = Arrays.copyOf(seed, seed.length - (i % 3 == 0 ? random.nextInt(seed.length) : 0));
            for (int n = random.nextInt(3); n >= 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (DataItem.parse(ByteString.of(bytes)) instanceof Parsed.Ok<DataItem>(var item)) {
                assertThat(item.bytes().toArray()).isEqualTo(bytes);
                read++;
            }
            assertThat(Bundle.parse(ByteString.of(bytes))).isNotNull();
            assertThat(ArweaveTransaction.parse(bytes)).isInstanceOf(Parsed.Malformed.class);
        }
        assertThat(read).isPositive();
    }
}
