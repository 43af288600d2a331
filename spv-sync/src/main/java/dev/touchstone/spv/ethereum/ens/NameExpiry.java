package dev.touchstone.spv.ethereum.ens;

import java.time.Instant;

/// Until when a name is registered. Immutable.
public sealed interface NameExpiry {
    /// After that it is nobody's for sure: its owner may still renew it for a time, then anybody may take it.
    record Until(Instant end) implements NameExpiry {}

    /// It was never registered.
    record Never() implements NameExpiry {}
}
