package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Satoshis;

/// What is paid for so many virtual bytes; compared as a fraction, without rounding. Immutable.
record FeeRate(Satoshis fee, long virtualBytes) implements Comparable<FeeRate> {
    static final int KILOBYTE = 1000;

    /// One satoshi for each virtual byte: the least that is relayed, and the least step of a replacement.
    static final FeeRate LEAST = new FeeRate(Satoshis.of(1000), KILOBYTE);

    /// What this rate makes for a transaction of this size, rounded up.
    Satoshis feeFor(long size) {
        return Satoshis.of(Math.ceilDiv(Math.multiplyExact(fee.value(), size), virtualBytes));
    }

    /// The rate in satoshis for 1,000 virtual bytes, rounded up, as BIP133 has it.
    Satoshis perKilobyte() {
        return feeFor(KILOBYTE);
    }

    FeeRate plus(FeeRate other) {
        return new FeeRate(fee.plus(other.fee), virtualBytes + other.virtualBytes);
    }

    @Override
    public int compareTo(FeeRate other) {
        return Long.compare(
                Math.multiplyExact(fee.value(), other.virtualBytes),
                Math.multiplyExact(other.fee.value(), virtualBytes));
    }
}
