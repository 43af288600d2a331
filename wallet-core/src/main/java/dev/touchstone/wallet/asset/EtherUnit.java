package dev.touchstone.wallet.asset;

/// The units in which an amount of ether is written. Immutable.
public enum EtherUnit {
    ETHER(18),
    /// What fees are counted in.
    GWEI(9),
    WEI(0);

    private final int decimals;

    EtherUnit(int decimals) {
        this.decimals = decimals;
    }

    /// Digits after the point that one unit can have.
    public int decimals() {
        return decimals;
    }
}
