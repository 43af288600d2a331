package dev.touchstone.wallet.ledger;

/// What came of creating a wallet file.
public sealed interface CreateFileOutcome {
    /// The file, on disk and open; to be closed by the caller.
    record Created(OpenWalletFile file) implements CreateFileOutcome {}

    /// A file of this name is there and was left alone.
    record AlreadyExists() implements CreateFileOutcome {}

    /// The operating system does not let us. Nothing was left behind.
    record NotCreated(String reason) implements CreateFileOutcome {}
}
