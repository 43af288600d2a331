package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.math.BigDecimal;

/// What a transaction pays for its size, in satoshis per 1000 virtual bytes. Immutable.
public record FeeRate(long satoshisPerKvB) implements Comparable<FeeRate> {
    /// One satoshi per virtual byte: below it no node of today passes a transaction on.
    public static final FeeRate RELAY_FLOOR = new FeeRate(1000);

    /// Far beyond anything ever paid; a higher number is a slip.
    private static final long MOST = 100_000_000L;

    private static final int WEIGHT_PER_KVB = 4000;
    private static final int WEIGHT_PER_VB = 4;
    private static final int VB_PER_KVB = 1000;

    public FeeRate {
        if (satoshisPerKvB < 0 || satoshisPerKvB > MOST)
            throw new IllegalArgumentException("no fee rate: " + satoshisPerKvB);
    }

    /// Reads satoshis per virtual byte with up to three decimals, for example `1.5`.
    public static ParsedFeeRate parse(String text) {
        boolean isDecimal = text.length() <= 20 && text.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+");
        if (!isDecimal) return new ParsedFeeRate.Invalid(ParsedFeeRate.Problem.NOT_A_NUMBER);
        var rate = new BigDecimal(text).movePointRight(3).stripTrailingZeros();
        if (rate.scale() > 0) return new ParsedFeeRate.Invalid(ParsedFeeRate.Problem.TOO_FINE);
        if (rate.signum() == 0) return new ParsedFeeRate.Invalid(ParsedFeeRate.Problem.ZERO);
        if (rate.compareTo(BigDecimal.valueOf(MOST)) > 0)
            return new ParsedFeeRate.Invalid(ParsedFeeRate.Problem.TOO_HIGH);
        return new ParsedFeeRate.Valid(new FeeRate(rate.longValueExact()));
    }

    /// The fee for this weight (BIP141), rounded up: for whole virtual bytes, as nodes count them.
    public Satoshis feeFor(long weight) {
        long virtualBytes = Math.ceilDiv(weight, (long) WEIGHT_PER_VB);
        return Satoshis.of(Math.ceilDiv(Math.multiplyExact(virtualBytes, satoshisPerKvB), VB_PER_KVB));
    }

    /// The rate that a transaction of this weight and fee really pays, rounded down.
    public static FeeRate of(Satoshis fee, long weight) {
        return new FeeRate(Math.multiplyExact(fee.value(), WEIGHT_PER_KVB) / weight);
    }

    /// The least rate at which [#feeFor] asks this fee, which is above zero, of a transaction of this weight.
    static FeeRate atLeastFor(Satoshis fee, long weight) {
        long virtualBytes = Math.ceilDiv(weight, (long) WEIGHT_PER_VB);
        long below = Math.multiplyExact(fee.value() - 1, VB_PER_KVB) / virtualBytes;
        return new FeeRate(Math.min(MOST, below + 1));
    }

    public FeeRate atLeast(FeeRate floor) {
        return compareTo(floor) < 0 ? floor : this;
    }

    /// Satoshis per virtual byte, as people write it.
    public String perVirtualByte() {
        return BigDecimal.valueOf(satoshisPerKvB, 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(FeeRate other) {
        return Long.compare(satoshisPerKvB, other.satoshisPerKvB);
    }

    @Override
    public String toString() {
        return perVirtualByte() + " sat/vB";
    }
}
