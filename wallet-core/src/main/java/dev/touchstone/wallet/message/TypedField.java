package dev.touchstone.wallet.message;

/// One member of a struct of typed data. Immutable.
///
/// @param name as the struct calls it
/// @param type as the struct states it (EIP-712, "Definition of typed structured data")
public record TypedField(String name, String type, TypedValue value) {}
