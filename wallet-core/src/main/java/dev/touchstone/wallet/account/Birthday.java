package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.Height;
import java.time.Instant;

/// Since when a wallet can have received anything; blocks before that need not be looked through. Immutable.
public sealed interface Birthday {
    record AtHeight(Height height) implements Birthday {}

    record AtTime(Instant time) implements Birthday {}

    /// Nobody remembers: look from the first block that can hold such addresses.
    record Unknown() implements Birthday {}
}
