package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;

/// The number that a block's hash must not exceed. Immutable.
public record Target(BigInteger value) implements Comparable<Target> {
    public Target {
        if (value.signum() <= 0 || value.bitLength() > 256) throw new IllegalArgumentException("no target: " + value);
    }

    /// What the compact form of the header field `bits` stands for.
    public sealed interface Decoded {
        record Valid(Target target) implements Decoded {}

        /// The sign bit is set on a number that is not zero.
        record Negative() implements Decoded {}

        /// The number has more than 256 bits.
        record Overflow() implements Decoded {}

        record Zero() implements Decoded {}
    }

    /// Decodes the compact form: one byte of exponent, one bit of sign, 23 bits of mantissa.
    public static Decoded decode(int bits) {
        int exponent = bits >>> 24;
        int mantissa = bits & 0x007fffff;
        int significant = exponent <= 3 ? mantissa >>> (8 * (3 - exponent)) : mantissa;
        if (significant == 0) return new Decoded.Zero();
        if ((bits & 0x00800000) != 0) return new Decoded.Negative();
        boolean overflow = exponent > 34 || (mantissa > 0xff && exponent > 33) || (mantissa > 0xffff && exponent > 32);
        if (overflow) return new Decoded.Overflow();
        var value = BigInteger.valueOf(significant);
        return new Decoded.Valid(new Target(exponent <= 3 ? value : value.shiftLeft(8 * (exponent - 3))));
    }

    /// The target of a header that was judged before.
    ///
    /// @throws IllegalArgumentException where `bits` stands for no target
    public static Target ofBits(int bits) {
        if (decode(bits) instanceof Decoded.Valid(var target)) return target;
        throw new IllegalArgumentException("no target: bits " + Integer.toHexString(bits));
    }

    /// The compact form of this target; digits below its 23 bits of precision are lost.
    public int encode() {
        int size = (value.bitLength() + 7) / 8;
        int mantissa = size <= 3
                ? value.intValue() << (8 * (3 - size))
                : value.shiftRight(8 * (size - 3)).intValue();
        if ((mantissa & 0x00800000) != 0) {
            mantissa >>>= 8;
            size++;
        }
        return (size << 24) | mantissa;
    }

    /// The target of the next difficulty period, if this period took so many seconds: scaled by that time within a
    /// factor of four, no easier than `limit`, and with the precision of the compact form.
    public Target retargeted(long seconds, Target limit) {
        int meant = BitcoinParameters.PERIOD_SECONDS;
        long took = Math.clamp(seconds, meant / 4, meant * 4);
        var scaled = value.multiply(BigInteger.valueOf(took)).divide(BigInteger.valueOf(meant));
        return ofBits(new Target(scaled.min(limit.value)).encode());
    }

    /// Whether this hash is low enough.
    public boolean isMetBy(Hash256 hash) {
        return asNumber(hash).compareTo(value) <= 0;
    }

    private static BigInteger asNumber(Hash256 hash) {
        var bytes = hash.toBytes();
        for (int i = 0; i < 16; i++) {
            byte swap = bytes[i];
            bytes[i] = bytes[31 - i];
            bytes[31 - i] = swap;
        }
        return new BigInteger(1, bytes);
    }

    @Override
    public int compareTo(Target other) {
        return value.compareTo(other.value);
    }
}
