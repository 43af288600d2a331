package dev.touchstone.spv.bitcoin;

import java.math.BigInteger;

/// An expected number of hashes, as a 256-bit number: what it took to make a block, or a chain. Immutable.
public record Work(BigInteger value) implements Comparable<Work> {
    public static final Work ZERO = new Work(BigInteger.ZERO);
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(256);

    public Work {
        if (value.signum() < 0) throw new IllegalArgumentException("negative work");
    }

    /// `2^256 / (target + 1)`: the hashes it takes on average to fall to or below this target.
    public static Work of(Target target) {
        return new Work(HASHES.divide(target.value().add(BigInteger.ONE)));
    }

    /// The work of a header that was judged before, by its compact target.
    public static Work ofBits(int bits) {
        return of(Target.ofBits(bits));
    }

    public static Work ofHex(String hex) {
        return new Work(new BigInteger(hex, 16));
    }

    public Work plus(Work other) {
        return new Work(value.add(other.value));
    }

    public Work minus(Work other) {
        return new Work(value.subtract(other.value));
    }

    public Work times(int blocks) {
        return new Work(value.multiply(BigInteger.valueOf(blocks)));
    }

    public boolean isLessThan(Work other) {
        return value.compareTo(other.value) < 0;
    }

    @Override
    public int compareTo(Work other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString(16);
    }
}
