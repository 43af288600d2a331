package dev.touchstone.wallet;

import dev.touchstone.wallet.ledger.FileProblem;

/// What came of making or opening a wallet. Immutable. In every case but `Opened` nothing has changed on disk.
public sealed interface WalletOutcome {
    /// To be closed by the caller.
    record Opened(OpenWallet wallet) implements WalletOutcome {}

    record NotOpened(FileProblem problem) implements WalletOutcome {}

    record NameTaken(WalletName name) implements WalletOutcome {}

    record PasswordTooShort(int length, int least) implements WalletOutcome {}

    /// The operating system does not let us write it.
    record NotCreated(String reason) implements WalletOutcome {}

    /// Every seal of the file is whole, but its first record is not what a wallet begins with.
    record NoAccounts() implements WalletOutcome {}
}
