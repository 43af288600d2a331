package dev.touchstone.wallet;

import dev.touchstone.wallet.ledger.FileProblem;

/// What came of making or opening a wallet. Immutable. In every case but `Opened` nothing has changed on disk.
public sealed interface EntryOutcome {
    /// To be closed by the caller.
    record Opened(OpenWallet wallet) implements EntryOutcome {}

    record NotOpened(FileProblem problem) implements EntryOutcome {}

    record NameTaken(WalletName name) implements EntryOutcome {}

    record PasswordTooShort(int length, int least) implements EntryOutcome {}

    /// The operating system does not let us write it.
    record NotCreated(String reason) implements EntryOutcome {}

    /// Every seal of the file is whole, but its first record is not what a wallet begins with.
    record NoAccounts() implements EntryOutcome {}
}
