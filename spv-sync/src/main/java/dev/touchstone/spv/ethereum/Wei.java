package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;
import java.util.Collection;

/// An amount of ether in its smallest unit, exact: 10^18 wei are one ether. From 0 to 2^256 - 1; arithmetic that leaves
/// this range throws. Immutable.
public record Wei(BigInteger value) implements Comparable<Wei> {
    public static final Wei ZERO = new Wei(BigInteger.ZERO);
    public static final Wei PER_GWEI = of(1_000_000_000L);
    public static final Wei PER_ETHER = of(1_000_000_000_000_000_000L);
    public static final Wei MAX = new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));

    public Wei {
        if (value.signum() < 0 || value.bitLength() > 256) throw new IllegalArgumentException(value + " wei");
    }

    public static Wei of(long value) {
        return new Wei(BigInteger.valueOf(value));
    }

    public static Wei sum(Collection<Wei> parts) {
        return parts.stream().reduce(ZERO, Wei::plus);
    }

    public Wei plus(Wei other) {
        return within(value.add(other.value));
    }

    public Wei minus(Wei other) {
        return within(value.subtract(other.value));
    }

    public Wei times(long factor) {
        return within(value.multiply(BigInteger.valueOf(factor)));
    }

    private static Wei within(BigInteger result) {
        if (result.signum() < 0) throw new ArithmeticException("an amount below zero");
        if (result.bitLength() > 256) throw new ArithmeticException("an amount over 256 bits");
        return new Wei(result);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isLessThan(Wei other) {
        return compareTo(other) < 0;
    }

    /// The amount as a 32-byte word.
    public Hash256 word() {
        return StorageKey.word(value);
    }

    @Override
    public int compareTo(Wei other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value + " wei";
    }
}
