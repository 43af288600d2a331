package dev.touchstone.spv.ethereum.bls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.SecretKey;

/// Committees of sixteen whose members sign, are absent, or have keys that are none.
class BlstBlsTest {
    private static final int SIZE = 16;
    private static final String CIPHER_SUITE = "BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_";
    private static final Hash256 MESSAGE = Hash256.of(new byte[Hash256.BYTES]);

    private final BlstBls bls = new BlstBls();
    private final List<SecretKey> secrets = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final P1 sum = new P1();

    BlstBlsTest() {
        for (int i = 0; i < SIZE; i++) {
            var secret = new SecretKey();
            var seed = new byte[32];
            seed[0] = (byte) i;
            secret.keygen(seed);
            secrets.add(secret);
            keys.add(new P1(secret).compress());
            sum.add(new P1(secret));
        }
    }

    private SyncCommittee committee(byte[] aggregate) {
        var all = new ByteArrayOutputStream();
        keys.forEach(all::writeBytes);
        return new SyncCommittee(ByteString.of(all.toByteArray()), ByteString.of(aggregate));
    }

    private Bls.CommitteeKeys committee() {
        return bls.keysOf(committee(sum.compress())).orElseThrow();
    }

    /// What the members with these bits sign.
    private SyncAggregate signedBy(int members) {
        var signature = new P2();
        for (int i = 0; i < SIZE; i++) {
            boolean signs = ((members >>> i) & 1) == 1;
            if (signs)
                signature.add(new P2().hash_to(MESSAGE.toBytes(), CIPHER_SUITE).sign_with(secrets.get(i)));
        }
        return aggregate(members, signature.compress());
    }

    private static SyncAggregate aggregate(int members, byte[] signature) {
        return new SyncAggregate(ByteString.of((byte) members, (byte) (members >>> 8)), ByteString.of(signature));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xffff, 0xfffe, 0x7fff, 0x5fbf, 0x01ff, 0x00ff, 0xff00, 0x0003, 0x8000})
    void holdsWhoeverSigned(int members) {
        var committee = committee();
        assertThat(committee.verify(signedBy(members), MESSAGE)).isTrue();
        assertThat(committee.verify(signedBy(members), MESSAGE))
                .as("with keys that are ready")
                .isTrue();
        var others = aggregate(members ^ 0x0010, signedBy(members).signature().toArray());
        assertThat(committee.verify(others, MESSAGE)).as("one more or less").isFalse();
        assertThat(committee.verify(signedBy(members), Hash256.of(keys.getFirst(), 0)))
                .as("another message")
                .isFalse();
    }

    @Test
    void nobodysSignatureIsNone() {
        var infinity = new byte[Bls.SIGNATURE_BYTES];
        infinity[0] = (byte) 0xc0;
        assertThat(committee().verify(aggregate(0, infinity), MESSAGE)).isFalse();
        assertThat(committee().verify(aggregate(0xffff, infinity), MESSAGE)).isFalse();
    }

    @Test
    void aSumThatIsNotOfTheseKeysProvesNothing() {
        var other = bls.keysOf(committee(keys.getFirst())).orElseThrow();
        assertThat(other.verify(signedBy(0xffff), MESSAGE)).isFalse();
        assertThat(other.verify(signedBy(0xfffe), MESSAGE)).isFalse();
    }

    @Test
    void refusesACommitteeWithThePointAtInfinity() {
        var infinity = new byte[Bls.PUBLIC_KEY_BYTES];
        infinity[0] = (byte) 0xc0;
        keys.set(3, infinity);
        assertThat(bls.keysOf(committee(sum.compress()))).isEmpty();
    }

    @Test
    void refusesASumThatIsNoKey() {
        var infinity = new byte[Bls.PUBLIC_KEY_BYTES];
        infinity[0] = (byte) 0xc0;
        assertThat(bls.keysOf(committee(infinity))).isEmpty();
        assertThat(bls.keysOf(committee(new byte[Bls.PUBLIC_KEY_BYTES]))).isEmpty();
        assertThat(bls.keysOf(committee(outsideItsGroup()))).isEmpty();
    }

    @Test
    void aKeyThatIsNoneCountsWhereTheSignatureTurnsOnIt() {
        keys.set(3, notOnTheCurve());
        var committee = committee();
        assertThat(committee.verify(signedBy(0xffff), MESSAGE)).isTrue();
        assertThat(committee.verify(signedBy(0xfff7), MESSAGE))
                .as("it is absent")
                .isFalse();
        assertThat(committee.verify(signedBy(0x000f), MESSAGE))
                .as("it is one of few")
                .isFalse();
    }

    @Test
    void aSignatureOutsideItsGroupIsNone() {
        var dice = new Random(2);
        var signature = new byte[Bls.SIGNATURE_BYTES];
        do {
            dice.nextBytes(signature);
            signature[0] = (byte) (0x80 | (signature[0] & 0x0f));
        } while (!isOnCurve(signature));
        assertThat(new P2_Affine(signature).in_group()).isFalse();
        assertThat(committee().verify(aggregate(0xffff, signature), MESSAGE)).isFalse();
    }

    @Test
    void keysThatLeaveThePointAtInfinitySignNothing() {
        keys.set(0, sum.compress());
        assertThat(committee()
                        .verify(aggregate(0xfffe, signedBy(0x0001).signature().toArray()), MESSAGE))
                .isFalse();
    }

    private static boolean isOnCurve(byte[] signature) {
        try {
            return new P2_Affine(signature).on_curve();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static byte[] outsideItsGroup() {
        var key = small(4);
        assertThat(new P1_Affine(key).in_group()).isFalse();
        return key;
    }

    private static byte[] notOnTheCurve() {
        return small(1);
    }

    /// The compressed form with this coordinate.
    private static byte[] small(int x) {
        var key = new byte[Bls.PUBLIC_KEY_BYTES];
        key[0] = (byte) 0x80;
        key[key.length - 1] = (byte) x;
        return key;
    }
}
