package dev.touchstone.wallet.asset;

/// The units in which an amount of bitcoin is written. Immutable.
public enum Denomination {
    BTC(8),
    SAT(0);

    private final int decimals;

    Denomination(int decimals) {
        this.decimals = decimals;
    }

    /// Digits after the point that one unit can have.
    public int decimals() {
        return decimals;
    }
}
