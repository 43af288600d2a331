package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;

/// Satoshis times 4000: the unit in which a weight times a fee rate is a whole number, so that coin selection compares
/// amounts and fees exactly. All money there is fits. Thread-safe.
final class Scaled {
    private static final long UNIT = 4000;

    private Scaled() {}

    static long amount(Satoshis satoshis) {
        return Math.multiplyExact(satoshis.value(), UNIT);
    }

    /// What `weight` costs at `rate`, not rounded.
    static long cost(long weight, FeeRate rate) {
        return Math.multiplyExact(weight, rate.satoshisPerKvB());
    }
}
