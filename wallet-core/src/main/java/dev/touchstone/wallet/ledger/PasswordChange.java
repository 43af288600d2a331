package dev.touchstone.wallet.ledger;

/// What came of changing the password of an open wallet file.
public sealed interface PasswordChange {
    /// From now on only the new password opens the file.
    record Changed() implements PasswordChange {}

    /// The new password has fewer characters than `least`; nothing has changed.
    record TooShort(int length, int least) implements PasswordChange {}

    /// The old password was wrong; nothing has changed.
    record WrongPassword() implements PasswordChange {}

    /// The sealed keys are not what was once written; nothing has changed.
    record Damaged(String what) implements PasswordChange {}

    /// The disk did not take it; nothing has changed.
    record NotSaved(String reason) implements PasswordChange {}
}
