package dev.touchstone.ui.activity;

import dev.touchstone.ui.payment.PaymentLine;

/// A row of the list: the name of a day, or a payment. Immutable.
sealed interface ActivityRow {
    record Day(String name) implements ActivityRow {}

    record Payment(PaymentLine line) implements ActivityRow {}

    /// What stays the same while the row changes.
    default String key() {
        return switch (this) {
            case Day(var name) -> name;
            case Payment(var line) -> line.txid().toString();
        };
    }
}
