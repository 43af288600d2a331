package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.BitcoinAddress;

/// An address of the wallet to give to somebody. Immutable.
///
/// @param used whether it has received something already
public record ReceiveAddress(BitcoinAddress address, AddressPath path, boolean used, String label) {}
