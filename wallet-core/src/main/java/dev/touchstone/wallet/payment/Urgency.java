package dev.touchstone.wallet.payment;

/// How soon a payment should be in a block. Immutable.
public enum Urgency {
    NEXT_BLOCK,
    WITHIN_AN_HOUR,
    TODAY
}
