package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.account.BitcoinAddress;
import java.time.Instant;

/// An address that a payment of this wallet went to. Immutable.
///
/// @param at when it was last paid
/// @param label what the user wrote about that payment; empty for nothing
/// @param times how many payments went there
public record PaidBefore(BitcoinAddress address, Instant at, String label, int times) {}
