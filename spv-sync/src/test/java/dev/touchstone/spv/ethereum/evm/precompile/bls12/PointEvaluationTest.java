package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.testsupport.Vectors;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Commitments to straight lines: `C = a G + b tau G` commits to `a + b x`, and `b G` proves each of its values.
class PointEvaluationTest {
    private static final String SETUP = "ethereum/config/kzg-trusted-setup-4096.json.gz";
    private static final int COMMITMENT_AT = 96;

    private final Bls12381 curve = new BlstCurve();
    private final Random random = new Random(7);

    private static byte[] word(BigInteger number) {
        return HexFormat.of().parseHex("%064x".formatted(number));
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    private static byte[] setupPoint(int index) {
        var hex = Vectors.json(SETUP).get("g1_monomial").get(index).asString().substring(2);
        return G1Points.write(
                G1Points.decompress(HexFormat.of().parseHex(hex)).orElseThrow().to_jacobian());
    }

    private static byte[] compressed(byte[] point) {
        var x = HexFormat.of().parseHex(HexFormat.of().formatHex(point, 16, 64));
        x[0] |= (byte) 0x80;
        if (new BigInteger(1, point).signum() == 0) x[0] |= 0x40;
        if (Fq.parse(point, 64).orElseThrow().isLarger()) x[0] |= 0x20;
        return x;
    }

    private static byte[] versionedHash(byte[] commitment) throws NoSuchAlgorithmException {
        var hash = MessageDigest.getInstance("SHA-256").digest(commitment);
        hash[0] = 1;
        return hash;
    }

    private byte[] input(BigInteger a, BigInteger b, BigInteger z) throws NoSuchAlgorithmException {
        var commitment = curve.sumG1(join(setupPoint(0), word(a), setupPoint(1), word(b)))
                .orElseThrow();
        var proof = curve.sumG1(join(setupPoint(0), word(b))).orElseThrow();
        var y = a.add(b.multiply(z)).mod(BlstCurve.ORDER);
        var written = compressed(commitment);
        return join(versionedHash(written), word(z), word(y), written, compressed(proof));
    }

    private BigInteger scalar() {
        return new BigInteger(256, random).mod(BlstCurve.ORDER);
    }

    @Test
    void theValuesOfALineAreProven() throws NoSuchAlgorithmException {
        var answer = HexFormat.of()
                .parseHex("0000000000000000000000000000000000000000000000000000000000001000"
                        + "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001");
        var zero = BigInteger.ZERO;
        for (int i = 0; i < 3; i++) {
            assertThat(curve.evaluation(input(scalar(), scalar(), scalar()))).contains(answer);
        }
        assertThat(curve.evaluation(input(scalar(), zero, scalar()))).contains(answer);
        assertThat(curve.evaluation(input(zero, scalar(), zero))).contains(answer);
        assertThat(curve.evaluation(input(zero, zero, zero))).contains(answer);
    }

    @Test
    void anyChangeIsRefused() throws NoSuchAlgorithmException {
        var input = input(scalar(), scalar(), scalar());
        for (int at = 0; at < input.length; at++) {
            var changed = input.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(curve.evaluation(changed)).as("byte %d", at).isEmpty();
        }
        assertThat(curve.evaluation(join(input, new byte[1]))).isEmpty();
        assertThat(curve.evaluation(new byte[0])).isEmpty();
    }

    @Test
    void theNegativeOfACommitmentIsAnother() throws NoSuchAlgorithmException {
        var input = input(scalar(), scalar(), scalar());
        input[COMMITMENT_AT] ^= 0x20;
        var commitment = HexFormat.of().parseHex(HexFormat.of().formatHex(input, COMMITMENT_AT, COMMITMENT_AT + 48));
        System.arraycopy(versionedHash(commitment), 0, input, 0, 32);
        assertThat(curve.evaluation(input)).isEmpty();
    }

    @Test
    void infinityIsReadFromItsOnlyForm() {
        var infinity = new byte[48];
        infinity[0] = (byte) 0xc0;
        assertThat(G1Points.decompress(infinity)).isPresent();
        for (int flags : new int[] {0x00, 0x40, 0x80, 0xa0, 0xe0}) {
            infinity[0] = (byte) flags;
            assertThat(G1Points.decompress(infinity)).as("flags %x", flags).isEmpty();
        }
        infinity[0] = (byte) 0xc0;
        infinity[47] = 1;
        assertThat(G1Points.decompress(infinity)).isEmpty();
    }

    @Test
    void theSecretsPointIsThatOfTheTrustedSetup() {
        var points = Vectors.json(SETUP).get("g2_monomial");
        assertThat(points.get(1).asString()).isEqualTo("0x" + PointEvaluation.TAU_G2);
    }
}
