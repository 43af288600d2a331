package dev.touchstone.spv.ethereum.evm.precompile.bls12;

import java.math.BigInteger;
import java.util.Optional;
import supranational.blst.P1;
import supranational.blst.P1_Affine;

/// Points of the curve, between how contracts write them and how blst holds them. EIP-2537 writes infinity as
/// zeros. That a point is on the curve is tested here, so that blst never has to refuse one.
final class G1Points {
    private static final Fq B = Fq.of(4);
    private static final Fq GENERATOR_X = new Fq(new BigInteger(
            "17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb", 16));
    private static final Fq GENERATOR_Y = new Fq(new BigInteger(
            "08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1", 16));
    private static final int COMPRESSED_FLAG = 0x80;
    private static final int INFINITY_FLAG = 0x40;
    private static final int LARGER_FLAG = 0x20;

    private G1Points() {}

    /// The point written in the 128 bytes from `offset` on; empty where it is not on the curve.
    static Optional<P1_Affine> parse(byte[] bytes, int offset) {
        var x = Fq.parse(bytes, offset);
        var y = Fq.parse(bytes, offset + Fq.BYTES);
        if (x.isEmpty() || y.isEmpty()) return Optional.empty();
        if (x.get().isZero() && y.get().isZero()) return Optional.of(new P1_Affine());
        boolean isOnCurve = y.get().square().equals(otherSide(x.get()));
        return isOnCurve ? Optional.of(of(x.get(), y.get())) : Optional.empty();
    }

    static Optional<P1_Affine> parseInGroup(byte[] bytes, int offset) {
        return parse(bytes, offset).filter(P1_Affine::in_group);
    }

    /// The point of the group in the 48 bytes of its compressed form; empty where it is none.
    static Optional<P1_Affine> decompress(byte[] bytes) {
        int flags = bytes[0];
        if ((flags & COMPRESSED_FLAG) == 0) return Optional.empty();
        var number = bytes.clone();
        number[0] &= LARGER_FLAG - 1;
        var x = new BigInteger(1, number);
        if ((flags & INFINITY_FLAG) != 0) {
            boolean isZero = x.signum() == 0 && (flags & LARGER_FLAG) == 0;
            return isZero ? Optional.of(new P1_Affine()) : Optional.empty();
        }
        if (x.compareTo(Fq.PRIME) >= 0) return Optional.empty();
        boolean isLarger = (flags & LARGER_FLAG) != 0;
        return otherSide(new Fq(x))
                .squareRoot()
                .map(y -> of(new Fq(x), y.isLarger() == isLarger ? y : y.negate()))
                .filter(P1_Affine::in_group);
    }

    private static Fq otherSide(Fq x) {
        return x.square().multiply(x).add(B);
    }

    /// A point of the curve. blst reads none whose first coordinate is zero, as they are not in the group; such a
    /// one is made as the sum of two others.
    static P1_Affine of(Fq x, Fq y) {
        if (!x.isZero()) return read(x, y);
        var slope = GENERATOR_Y.add(y).negate().multiply(GENERATOR_X.inverse());
        var otherX = slope.square().subtract(GENERATOR_X);
        var otherY = slope.multiply(otherX).add(y).negate();
        return new P1(read(otherX, otherY)).add(P1.generator()).to_affine();
    }

    private static P1_Affine read(Fq x, Fq y) {
        var plain = new byte[2 * Fq.PLAIN_BYTES];
        x.writePlain(plain, 0);
        y.writePlain(plain, Fq.PLAIN_BYTES);
        return new P1_Affine(plain);
    }

    static byte[] write(P1 point) {
        var out = new byte[Bls12381.G1_BYTES];
        if (point.is_inf()) return out;
        var plain = point.serialize();
        for (int i = 0; i < 2; i++) {
            System.arraycopy(plain, i * Fq.PLAIN_BYTES, out, i * Fq.BYTES + Fq.PADDING, Fq.PLAIN_BYTES);
        }
        return out;
    }
}
