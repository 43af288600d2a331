package dev.touchstone.ui.activity;

import dev.touchstone.ui.payment.MoveLine;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.payment.PaymentLine;
import java.time.Instant;

/// A row of the list: the name of a day, or a payment on either chain. Immutable.
public sealed interface ActivityRow {
    record Day(String name) implements ActivityRow {}

    /// A payment, which has a time and can be searched.
    sealed interface Timed extends ActivityRow {
        Instant time();
    }

    record Payment(PaymentLine line) implements Timed {
        @Override
        public Instant time() {
            return line.time();
        }
    }

    /// What moved on Ethereum.
    record Moved(MoveLine line) implements Timed {
        @Override
        public Instant time() {
            return line.time();
        }
    }

    /// A payment of this wallet on Ethereum that is in no block yet.
    record Sending(OnTheWay line) implements Timed {
        @Override
        public Instant time() {
            return line.time();
        }
    }

    /// What stays the same while the row changes.
    default String key() {
        return switch (this) {
            case Day(var name) -> name;
            case Payment(var line) -> line.txid().toString();
            case Moved(var line) -> line.entry().key();
            case Sending(var line) -> "0x" + line.payment().hex();
        };
    }
}
