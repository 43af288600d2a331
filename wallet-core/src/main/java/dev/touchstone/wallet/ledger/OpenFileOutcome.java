package dev.touchstone.wallet.ledger;

/// What came of opening a wallet file.
public sealed interface OpenFileOutcome permits OpenFileOutcome.Opened, FileProblem {
    /// The file, to be closed by the caller.
    record Opened(OpenWalletFile file) implements OpenFileOutcome {}
}
