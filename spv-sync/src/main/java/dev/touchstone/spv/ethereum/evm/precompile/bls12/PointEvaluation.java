package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;
import supranational.blst.PT;

/// Whether the polynomial to which a commitment commits has the value `y` at `z` (EIP-4844, "Point evaluation
/// precompile"; consensus-specs `deneb/polynomial-commitments.md`, `verify_kzg_proof`). Thread-safe.
///
/// The input is the commitment's hash, `z` and `y`, 32 bytes each, the commitment and the proof, 48 bytes each.
final class PointEvaluation {
    private static final int LENGTH = 192;
    private static final int HASH_BYTES = 32;
    private static final int POINT_BYTES = 48;
    private static final int COMMITMENT_AT = 96;
    private static final byte VERSION = 1;
    private static final BigInteger BLOB_SIZE = BigInteger.valueOf(4096);

    /// The secret of the ceremony, times the generator of G2: `g2_monomial[1]` of the trusted setup of mainnet
    /// (consensus-specs `presets/mainnet/trusted_setups/trusted_setup_4096.json`).
    static final String TAU_G2 = "b5bfd7dd8cdeb128843bc287230af38926187075cbfbefa81009a2ce615ac53d2914e5870cb452d2"
            + "afaaab24f3499f72185cbfee53492714734429b7b38608e23926c911cceceac9a36851477ba4c60b"
            + "087041de621000edc98edada20c1def2";

    private final P2_Affine tau = new P2_Affine(HexFormat.of().parseHex(TAU_G2));

    Optional<byte[]> run(byte[] input) {
        if (input.length != LENGTH) return Optional.empty();
        var z = new BigInteger(1, input, HASH_BYTES, HASH_BYTES);
        var y = new BigInteger(1, input, 2 * HASH_BYTES, HASH_BYTES);
        if (z.compareTo(BlstCurve.ORDER) >= 0 || y.compareTo(BlstCurve.ORDER) >= 0) return Optional.empty();
        var written = Arrays.copyOfRange(input, COMMITMENT_AT, COMMITMENT_AT + POINT_BYTES);
        if (!Arrays.equals(versionedHash(written), Arrays.copyOf(input, HASH_BYTES))) return Optional.empty();
        var commitment = G1Points.decompress(written);
        var proof = G1Points.decompress(Arrays.copyOfRange(input, COMMITMENT_AT + POINT_BYTES, LENGTH));
        if (commitment.isEmpty() || proof.isEmpty()) return Optional.empty();
        return holds(commitment.get(), z, y, proof.get()) ? Optional.of(answer()) : Optional.empty();
    }

    /// `e(C - y G1 + z P, -G2) e(P, tau G2) = 1`.
    private boolean holds(P1_Affine commitment, BigInteger z, BigInteger y, P1_Affine proof) {
        var left = new P1(commitment);
        if (y.signum() != 0) left.add(P1.generator().mult(y).neg());
        if (z.signum() != 0) left.add(new P1(proof).mult(z));
        var product = PT.one();
        if (!left.is_inf()) product.mul(new PT(left.neg().to_affine(), P2_Affine.generator()));
        if (!proof.is_inf()) product.mul(new PT(proof, tau));
        return product.final_exp().is_one();
    }

    private static byte[] versionedHash(byte[] commitment) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(commitment);
            hash[0] = VERSION;
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] answer() {
        var out = new byte[2 * HASH_BYTES];
        var size = BLOB_SIZE.toByteArray();
        var order = BlstCurve.ORDER.toByteArray();
        System.arraycopy(size, 0, out, HASH_BYTES - size.length, size.length);
        System.arraycopy(order, 0, out, out.length - order.length, order.length);
        return out;
    }
}
