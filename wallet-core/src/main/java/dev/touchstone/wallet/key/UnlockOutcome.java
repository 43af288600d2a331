package dev.touchstone.wallet.key;

/// What came of a password given to a [KeyVault].
public sealed interface UnlockOutcome {
    /// The keys, for as short a time as possible: close them.
    record Unlocked(UnlockedVault vault) implements UnlockOutcome {}

    record WrongPassword() implements UnlockOutcome {}

    /// The password is right, but the sealed keys are not what was once written.
    record Damaged(String what) implements UnlockOutcome {}
}
