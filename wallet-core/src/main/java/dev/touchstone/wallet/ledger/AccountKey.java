package dev.touchstone.wallet.ledger;

import dev.touchstone.wallet.account.AddressType;

/// The public key of an account as a wallet keeps it. Immutable.
///
/// @param text the key in its written form (BIP32)
/// @param masterFingerprint names the master key it comes from
public record AccountKey(AddressType type, String text, int masterFingerprint) {}
