package dev.touchstone.ui.shell;

import java.nio.file.Path;
import java.time.Duration;

/// What came of an attempt to make or open a wallet. Immutable.
public sealed interface EntryOutcome {
    /// [Host#state()] is [HostState.Open] now.
    record Entered() implements EntryOutcome {}

    /// Nothing leaks and nothing changed; the next attempt is answered after `delay`.
    record WrongPassword(Duration delay) implements EntryOutcome {}

    record PasswordTooShort(int least) implements EntryOutcome {}

    record NameTaken(String name) implements EntryOutcome {}

    /// Not every file system takes a file of this name.
    record NameUnusable(String name) implements EntryOutcome {}

    /// The words are no recovery phrase: one is unknown, or the checksum is wrong.
    record NotAPhrase() implements EntryOutcome {}

    /// The file is shorter than it was written.
    record Truncated(Path file) implements EntryOutcome {}

    /// Something in the file is not what this program wrote. `what` names it.
    record Altered(Path file, String what) implements EntryOutcome {}

    /// Written by a newer version of this program.
    record NewerVersion(Path file) implements EntryOutcome {}

    /// Another running copy of the program has it open.
    record InUse(Path file) implements EntryOutcome {}

    record NotFound(Path file) implements EntryOutcome {}

    record NotAWallet(Path file) implements EntryOutcome {}

    record Unwritable(Path folder, String reason) implements EntryOutcome {}
}
