package dev.touchstone.wallet.ledger;

/// Why a wallet file was not opened. Nothing in it was changed. Immutable.
public sealed interface FileProblem extends OpenFileOutcome {
    /// The file is whole, the password is another.
    record WrongPassword() implements FileProblem {}

    /// The end of the file is missing.
    record Truncated(long bytes, long wanted) implements FileProblem {}

    /// The file has its length, but not the content that was once written. `what` is the part that shows it.
    record Altered(String what) implements FileProblem {}

    /// A later Touchstone wrote it.
    record NewerVersion(int found, int known) implements FileProblem {}

    /// Another Touchstone has it open.
    record InUse() implements FileProblem {}

    record NotFound() implements FileProblem {}

    record NotAWallet() implements FileProblem {}

    /// The operating system does not let us read or write it.
    record Unwritable(String reason) implements FileProblem {}

    /// What a person reads.
    default String sentence() {
        return switch (this) {
            case WrongPassword() -> "This password does not open the wallet.";
            case Truncated(long bytes, long wanted) ->
                "The end of the wallet file is missing: it has " + bytes + " of " + wanted
                        + " bytes. Restore it from a copy, or from the recovery phrase.";
            case Altered(var what) ->
                "The wallet file was altered or damaged (" + what
                        + "). Restore it from a copy, or from the recovery phrase.";
            case NewerVersion(int found, int known) ->
                "A newer Touchstone wrote this wallet (format " + found + "; this one knows " + known
                        + "). Open it with that version.";
            case InUse() -> "The wallet is open in another Touchstone.";
            case NotFound() -> "There is no wallet file here.";
            case NotAWallet() -> "This file is not a Touchstone wallet.";
            case Unwritable(var reason) -> "The wallet file cannot be used: " + reason + ".";
        };
    }
}
