package dev.touchstone.wallet.message.field;

/// A field of a message with its label. Immutable.
///
/// @param label in a descriptor's words, or the name of the member
public record MessageField(String label, FieldValue value) {}
