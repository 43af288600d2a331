package dev.touchstone.wallet.ledger;

/// Whether something is on the disk.
public sealed interface SaveOutcome {
    /// It is, and survives a crash of the program and of the computer. `rows` is the length of the journal now.
    record Saved(long rows) implements SaveOutcome {}

    /// Nothing of it is: the disk is full or gone. What was saved before is untouched.
    record NotSaved(String reason) implements SaveOutcome {}
}
