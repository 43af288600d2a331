package dev.touchstone.wallet.account;

/// One of a wallet's own addresses and where it lies. Immutable.
public record OwnAddress(AddressPath path, BitcoinAddress address) {}
