package dev.touchstone.wallet.ledger;

/// Which way a transaction moved money, seen from the wallet. Immutable.
public enum Direction {
    IN,
    OUT,
    /// From the wallet to itself: only the fee left it.
    SELF
}
