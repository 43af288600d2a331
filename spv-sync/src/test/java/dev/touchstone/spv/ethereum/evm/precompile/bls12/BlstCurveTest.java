package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import supranational.blst.P1;
import supranational.blst.P2;

class BlstCurveTest {
    private static final byte[] G1 = G1Points.write(P1.generator());
    private static final byte[] G2 = G2Points.write(P2.generator());

    private final Bls12381 curve = new BlstCurve();
    private final Random random = new Random(9);

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    private static byte[] word(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static byte[] point(long x, long y) {
        return HexFormat.of().parseHex("%0128x%0128x".formatted(x, y));
    }

    private static byte[] negative(byte[] point) {
        var x = Fq.parse(point, 0).orElseThrow();
        var y = Fq.parse(point, Fq.BYTES).orElseThrow();
        return HexFormat.of()
                .parseHex("%0128x%0128x".formatted(x.value(), y.negate().value()));
    }

    /// `(0, 2)` is on the curve and has order three, so its double is `(0, -2)`.
    @Test
    void aPointWhoseFirstCoordinateIsZeroIsAdded() {
        var point = point(0, 2);
        var twice = negative(point);
        assertThat(curve.addG1(join(point, point))).contains(twice);
        assertThat(curve.addG1(join(twice, twice))).contains(point);
        assertThat(curve.addG1(join(point, twice))).contains(new byte[128]);
        assertThat(curve.addG1(join(point, new byte[128]))).contains(point);
        var sum = curve.addG1(join(point, G1)).orElseThrow();
        assertThat(curve.addG1(join(sum, negative(G1)))).contains(point);
    }

    @Test
    void itIsNotOfTheGroup() {
        assertThat(curve.sumG1(join(point(0, 2), word(BigInteger.ONE)))).isEmpty();
        assertThat(curve.pairing(join(point(0, 2), G2))).isEmpty();
        assertThat(curve.addG1(join(point(0, 3), G1))).isEmpty();
    }

    @Test
    void clearingTheCofactorClearsIt() {
        var point = G1Points.parse(point(0, 2), 0).orElseThrow();
        assertThat(new P1(point).mult(G1Map.EFFECTIVE_COFACTOR).is_inf()).isTrue();
        assertThat(new P1(point).mult(BigInteger.valueOf(3)).is_inf()).isTrue();
        assertThat(G1Points.write(new P1(point).mult(BigInteger.valueOf(4)))).isEqualTo(point(0, 2));
    }

    @Test
    void sumsAreLinear() {
        for (int i = 0; i < 5; i++) {
            var a = new BigInteger(256, random);
            var b = new BigInteger(256, random);
            var all = a.add(b).mod(BlstCurve.ORDER);
            assertThat(curve.sumG1(join(G1, word(a), G1, word(b))))
                    .contains(curve.sumG1(join(G1, word(all))).orElseThrow());
            assertThat(curve.sumG2(join(G2, word(a), G2, word(b))))
                    .contains(curve.sumG2(join(G2, word(all))).orElseThrow());
        }
        assertThat(curve.sumG1(join(G1, word(BlstCurve.ORDER)))).contains(new byte[128]);
        assertThat(curve.sumG2(join(G2, word(BlstCurve.ORDER)))).contains(new byte[256]);
    }

    @Test
    void mappedPointsAreOfTheGroupAndOppositeNumbersHaveOppositePoints() {
        for (int i = 0; i < 10; i++) {
            var u = new BigInteger(380, random);
            var point = curve.mapToG1(HexFormat.of().parseHex("%0128x".formatted(u)))
                    .orElseThrow();
            var opposite = curve.mapToG1(HexFormat.of().parseHex("%0128x".formatted(Fq.PRIME.subtract(u))))
                    .orElseThrow();
            assertThat(G1Points.parseInGroup(point, 0)).isPresent();
            assertThat(opposite).isEqualTo(negative(point));
            var twisted = curve.mapToG2(HexFormat.of().parseHex("%0128x%0128x".formatted(u, u.shiftRight(1))))
                    .orElseThrow();
            assertThat(G2Points.parseInGroup(twisted, 0)).isPresent();
        }
        assertThat(curve.mapToG1(new byte[64])).isPresent();
        assertThat(curve.mapToG2(new byte[128])).isPresent();
    }

    @Test
    void everySquareRootSquaresBack() {
        int roots = 0;
        for (int i = 0; i < 60; i++) {
            var a = i % 5 == 0 ? Fq.ZERO : new Fq(new BigInteger(380, random));
            var b = i % 5 == 1 ? Fq.ZERO : new Fq(new BigInteger(380, random));
            var number = new Fq2(a, b);
            assertThat(number.square().squareRoot().orElseThrow().square()).isEqualTo(number.square());
            var root = number.squareRoot();
            root.ifPresent(found -> assertThat(found.square()).isEqualTo(number));
            if (root.isPresent()) roots++;
        }
        assertThat(roots).isBetween(15, 50);
    }
}
