package dev.touchstone.spv.bitcoin;

import java.util.Collection;

/// An amount of bitcoin in its smallest unit; 100,000,000 satoshis are one bitcoin. Immutable. May be negative
/// (a difference); an amount inside a transaction is between 0 and [#MAX_MONEY].
public record Satoshis(long value) implements Comparable<Satoshis> {
    public static final long PER_BITCOIN = 100_000_000L;
    public static final Satoshis ZERO = new Satoshis(0);
    public static final Satoshis MAX_MONEY = new Satoshis(21_000_000L * PER_BITCOIN);

    public static Satoshis of(long value) {
        return new Satoshis(value);
    }

    public static Satoshis sum(Collection<Satoshis> parts) {
        return parts.stream().reduce(ZERO, Satoshis::plus);
    }

    public Satoshis plus(Satoshis other) {
        return new Satoshis(Math.addExact(value, other.value));
    }

    public Satoshis minus(Satoshis other) {
        return new Satoshis(Math.subtractExact(value, other.value));
    }

    public Satoshis negated() {
        return new Satoshis(Math.negateExact(value));
    }

    public boolean isZero() {
        return value == 0;
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean isLessThan(Satoshis other) {
        return value < other.value;
    }

    /// Whether a transaction output may carry this amount.
    public boolean isMoney() {
        return value >= 0 && value <= MAX_MONEY.value;
    }

    @Override
    public int compareTo(Satoshis other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + " sat";
    }
}
