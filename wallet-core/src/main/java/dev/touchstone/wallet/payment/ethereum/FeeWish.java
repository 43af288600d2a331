package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Fees;

/// How soon a transaction should be in a block, or what it may cost. Immutable.
public sealed interface FeeWish {
    /// One of three speeds, with tips as others paid lately.
    record Soon(Speed speed) implements FeeWish {}

    /// Exactly these fees; a single price makes a transaction of the older kinds (EIP-2930, or legacy).
    record Exactly(Fees fees) implements FeeWish {}

    /// How soon.
    enum Speed {
        FAST,
        NORMAL,
        CAN_WAIT
    }
}
