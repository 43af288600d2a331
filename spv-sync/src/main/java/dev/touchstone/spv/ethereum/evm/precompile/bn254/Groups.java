package dev.touchstone.spv.ethereum.evm.precompile.bn254;

import java.math.BigInteger;
import java.util.Optional;

/// The two groups that the pairing takes its points from, and how they are written (EIP-196, EIP-197). Infinity
/// is written as zeros.
final class Groups {
    static final int G1_BYTES = 2 * Fp.BYTES;
    static final int G2_BYTES = 2 * Fp2.BYTES;

    /// The parameter from which the curve is made.
    static final long X = 4965661367192848881L;

    private static final Fp B = Fp.of(3);
    private static final Fp2 TWISTED_B = Fp2.XI.inverse().multiply(B);
    private static final BigInteger PARAMETER = BigInteger.valueOf(X);

    private Groups() {}

    static Fp2 twistedB() {
        return TWISTED_B;
    }

    /// The point written in the 64 bytes from `offset` on; empty where it is none. The whole curve is the group.
    static Optional<Point<Fp>> parseG1(byte[] bytes, int offset) {
        var x = Fp.parse(bytes, offset);
        var y = Fp.parse(bytes, offset + Fp.BYTES);
        if (x.isEmpty() || y.isEmpty()) return Optional.empty();
        if (x.get().isZero() && y.get().isZero()) return Optional.of(new Point<>(Fp.ONE, Fp.ONE, Fp.ZERO));
        return Optional.of(new Point<>(x.get(), y.get(), Fp.ONE)).filter(point -> point.isOn(B));
    }

    static byte[] write(Point<Fp> point) {
        var out = new byte[G1_BYTES];
        if (point.isInfinite()) return out;
        var normalized = point.normalized();
        normalized.x().writeTo(out, 0);
        normalized.y().writeTo(out, Fp.BYTES);
        return out;
    }

    /// The point written in the 128 bytes from `offset` on; empty where it is none of the group.
    static Optional<Point<Fp2>> parseG2(byte[] bytes, int offset) {
        var x = Fp2.parse(bytes, offset);
        var y = Fp2.parse(bytes, offset + Fp2.BYTES);
        if (x.isEmpty() || y.isEmpty()) return Optional.empty();
        if (x.get().isZero() && y.get().isZero()) return Optional.of(new Point<>(Fp2.ONE, Fp2.ONE, Fp2.ZERO));
        return Optional.of(new Point<>(x.get(), y.get(), Fp2.ONE)).filter(Groups::isInG2);
    }

    /// On the twist the endomorphism `psi` satisfies `psi^2 - t psi + p = 0`. Of `x + 1 + x psi + x psi^2 - 2x
    /// psi^3`, which makes infinity of every point of the group, the norm has with the number of the twist's
    /// points no divisor in common but the group's order. So no other point does it make infinity of (Dai, Lin,
    /// Zhao, Zhou, "Fast subgroup membership testings").
    static boolean isInG2(Point<Fp2> point) {
        if (!point.isOn(TWISTED_B)) return false;
        var multiple = point.multiply(PARAMETER);
        var first = frobenius(multiple);
        var second = frobenius(first);
        var third = frobenius(second);
        return point.add(multiple).add(first).add(second).isSame(third.twice());
    }

    /// `psi`: off the twist, to the power of the prime, and back on it.
    static Point<Fp2> frobenius(Point<Fp2> point) {
        return new Point<>(
                point.x().conjugate().multiply(Fp12.frobeniusFactor(2)),
                point.y().conjugate().multiply(Fp12.frobeniusFactor(3)),
                point.z().conjugate());
    }
}
