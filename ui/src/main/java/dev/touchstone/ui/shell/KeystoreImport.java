package dev.touchstone.ui.shell;

import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.key.KeystoreFile;
import java.nio.file.Path;

/// What came of taking the key of a keystore file in. Immutable.
public sealed interface KeystoreImport {
    /// There is no such file, or it cannot be read.
    record NotRead(Path file, String reason) implements KeystoreImport {}

    /// The file is no keystore that this program opens: any outcome but [KeystoreFile.Outcome.Whole].
    record NotOpenable(KeystoreFile.Outcome why) implements KeystoreImport {}

    /// The file was tried.
    record Tried(KeyImport outcome) implements KeystoreImport {}
}
