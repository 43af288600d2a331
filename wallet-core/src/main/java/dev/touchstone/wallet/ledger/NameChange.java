package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;

/// How what a contact's name stands for now compares with what it stood for last time. Immutable.
public sealed interface NameChange {
    /// Nothing to compare with.
    record FirstTime() implements NameChange {}

    record Same(NameStand before) implements NameChange {}

    /// Another address than last time: the contact has a new one, or somebody else has the name.
    record Changed(NameStand before, ByteString now) implements NameChange {}
}
