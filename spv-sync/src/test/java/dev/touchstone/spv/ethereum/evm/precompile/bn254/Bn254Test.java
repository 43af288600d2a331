package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Bn254Test {
    private static final BigInteger ORDER =
            new BigInteger("30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001", 16);
    private static final byte[] TRUE = word(BigInteger.ONE);
    private static final byte[] FALSE = word(BigInteger.ZERO);

    /// The generator of G2 as EIP-197 states it.
    private static final byte[] G2 = HexFormat.of()
            .parseHex("198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"
                    + "1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed"
                    + "090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b"
                    + "12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa");

    private static byte[] word(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    private static byte[] g1(BigInteger factor) {
        var generator = join(word(BigInteger.ONE), word(BigInteger.TWO));
        return Bn254.multiply(join(generator, word(factor))).orElseThrow();
    }

    private static byte[] g2(BigInteger factor) {
        var point = Groups.parseG2(G2, 0).orElseThrow().multiply(factor);
        return point.isInfinite() ? new byte[Groups.G2_BYTES] : bytes(point.normalized());
    }

    private static byte[] bytes(Point<Fp2> point) {
        var out = new byte[Groups.G2_BYTES];
        point.x().b().writeTo(out, 0);
        point.x().a().writeTo(out, 32);
        point.y().b().writeTo(out, 64);
        point.y().a().writeTo(out, 96);
        return out;
    }

    private static BigInteger random(Random random) {
        return new BigInteger(256, random);
    }

    @Test
    void thePairingIsBilinear() {
        var random = new Random(4);
        for (int i = 0; i < 6; i++) {
            var a = random(random);
            var b = random(random).mod(ORDER);
            var product = a.multiply(b).negate().mod(ORDER);
            assertThat(Bn254.pairing(join(g1(a), g2(b), g1(product), G2))).contains(TRUE);
            assertThat(Bn254.pairing(join(g1(a), g2(b), g1(product.add(BigInteger.ONE)), G2)))
                    .contains(FALSE);
        }
    }

    @Test
    void pairsWithInfinityCountAsOne() {
        var infinity = new byte[64];
        assertThat(Bn254.pairing(new byte[0])).contains(TRUE);
        assertThat(Bn254.pairing(join(infinity, G2))).contains(TRUE);
        assertThat(Bn254.pairing(join(g1(BigInteger.ONE), new byte[128]))).contains(TRUE);
        assertThat(Bn254.pairing(join(g1(BigInteger.ONE), G2))).contains(FALSE);
        assertThat(Bn254.pairing(join(infinity, G2, g1(BigInteger.ONE), G2))).contains(FALSE);
    }

    @Test
    void multiplyingAddsAndWrapsAtTheOrder() {
        var random = new Random(5);
        for (int i = 0; i < 20; i++) {
            var a = random(random);
            var b = random(random);
            assertThat(Bn254.add(join(g1(a), g1(b)))).contains(g1(a.add(b).mod(ORDER)));
            assertThat(Bn254.add(join(g1(a), g1(a)))).contains(g1(a.shiftLeft(1).mod(ORDER)));
            assertThat(Bn254.add(join(g1(a), g1(a.negate().mod(ORDER))))).contains(new byte[64]);
        }
        assertThat(g1(ORDER)).containsOnly(0);
        assertThat(g1(BigInteger.ZERO)).containsOnly(0);
    }

    @Test
    void aPointOutsideTheGroupIsRefusedThoughItIsOnTheTwist() {
        var random = new Random(6);
        for (int i = 0; i < 5; i++) {
            var point = onTwist(random);
            assertThat(point.multiply(ORDER).isInfinite()).isFalse();
            assertThat(Groups.isInG2(point)).isFalse();
            assertThat(Bn254.pairing(join(new byte[64], bytes(point)))).isEmpty();
            var cofactor = Fp.PRIME.shiftLeft(1).subtract(ORDER);
            var inGroup = point.multiply(cofactor).normalized();
            assertThat(Groups.isInG2(inGroup)).isTrue();
            assertThat(inGroup.multiply(ORDER).isInfinite()).isTrue();
            assertThat(Groups.isInG2(point.multiply(ORDER).normalized())).isFalse();
        }
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        var off = join(word(BigInteger.ONE), word(BigInteger.ONE));
        assertThat(Bn254.add(off)).isEmpty();
        assertThat(Bn254.multiply(off)).isEmpty();
        assertThat(Bn254.pairing(join(off, G2))).isEmpty();
        for (int i = 31; i < G2.length; i += 32) {
            var changed = G2.clone();
            changed[i] ^= 1;
            assertThat(Bn254.pairing(join(g1(BigInteger.ONE), changed))).isEmpty();
        }
        var notReduced = join(word(Fp.PRIME.add(BigInteger.ONE)), word(BigInteger.TWO));
        assertThat(Bn254.add(notReduced)).isEmpty();
        assertThat(Bn254.pairing(new byte[191])).isEmpty();
    }

    private static Point<Fp2> onTwist(Random random) {
        while (true) {
            var x = new Fp2(Fp.of(random(random)), Fp.of(random(random)));
            var y = root(x.square().multiply(x).add(Groups.twistedB()));
            var point = new Point<>(x, y, Fp2.ONE);
            if (point.isOn(Groups.twistedB())) return point;
        }
    }

    /// A square root where there is one: the prime is three modulo four.
    private static Fp2 root(Fp2 number) {
        var quarter = number.power(Fp.PRIME.subtract(BigInteger.valueOf(3)).shiftRight(2));
        var alpha = quarter.square().multiply(number);
        var candidate = quarter.multiply(number);
        if (alpha.equals(Fp2.ONE.negate())) return candidate.multiply(new Fp2(Fp.ZERO, Fp.ONE));
        var half = Fp.PRIME.shiftRight(1);
        return candidate.multiply(alpha.add(Fp2.ONE).power(half));
    }
}
