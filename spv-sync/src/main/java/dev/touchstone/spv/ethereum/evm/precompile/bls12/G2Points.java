package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.util.Optional;
import supranational.blst.P2;
import supranational.blst.P2_Affine;

/// Points of the twisted curve, as [G1Points] has those of the curve. blst writes the second part of a number of
/// the field's square first.
final class G2Points {
    private static final Fq2 B = Fq2.of(4, 4);

    private G2Points() {}

    /// The point written in the 256 bytes from `offset` on; empty where it is not on the curve.
    static Optional<P2_Affine> parse(byte[] bytes, int offset) {
        var x = Fq2.parse(bytes, offset);
        var y = Fq2.parse(bytes, offset + Fq2.BYTES);
        if (x.isEmpty() || y.isEmpty()) return Optional.empty();
        if (x.get().isZero() && y.get().isZero()) return Optional.of(new P2_Affine());
        var otherSide = x.get().square().multiply(x.get()).add(B);
        boolean isOnCurve = y.get().square().equals(otherSide);
        return isOnCurve ? Optional.of(of(x.get(), y.get())) : Optional.empty();
    }

    static Optional<P2_Affine> parseInGroup(byte[] bytes, int offset) {
        return parse(bytes, offset).filter(P2_Affine::in_group);
    }

    /// A point of the curve.
    static P2_Affine of(Fq2 x, Fq2 y) {
        var plain = new byte[4 * Fq.PLAIN_BYTES];
        x.writePlain(plain, 0);
        y.writePlain(plain, 2 * Fq.PLAIN_BYTES);
        return new P2_Affine(plain);
    }

    static byte[] write(P2 point) {
        var out = new byte[Bls12381.G2_BYTES];
        if (point.is_inf()) return out;
        var plain = point.serialize();
        for (int i = 0; i < 4; i++) {
            int from = (i ^ 1) * Fq.PLAIN_BYTES;
            System.arraycopy(plain, from, out, i * Fq.BYTES + Fq.PADDING, Fq.PLAIN_BYTES);
        }
        return out;
    }
}
