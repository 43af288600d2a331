package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;

/// How much somebody is to get. Immutable.
public sealed interface PayAmount {
    record Exactly(Satoshis amount) implements PayAmount {}

    /// Whatever is left of the spent coins after the fee and the other payments.
    record Everything() implements PayAmount {}
}
