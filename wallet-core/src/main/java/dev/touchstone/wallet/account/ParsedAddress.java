package dev.touchstone.wallet.account;

/// What became of a text that should be an address. Immutable.
public sealed interface ParsedAddress {
    record Valid(BitcoinAddress address) implements ParsedAddress {}

    record Invalid(AddressProblem problem) implements ParsedAddress {}
}
