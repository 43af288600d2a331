package dev.touchstone.wallet;

import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.PrivateKeyText;

/// What came of taking a private key into a wallet. Immutable. In every case but `Imported` nothing has changed.
public sealed interface KeyImport {
    /// Sealed, on disk, and in the snapshot.
    record Imported(EthereumAccount account) implements KeyImport {}

    /// The wallet has this key already.
    record AlreadyThere(EthereumAccount account) implements KeyImport {}

    record NotAKey(PrivateKeyText.Problem problem) implements KeyImport {}

    /// The keystore file gave no key: any [KeystoreFile.Opening] but `Opened`.
    record FileNotOpened(KeystoreFile.Opening opening) implements KeyImport {}

    /// Of the wallet, not of the file.
    record WrongPassword() implements KeyImport {}

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record KeysDamaged(String what) implements KeyImport {}

    record NotSaved(String reason) implements KeyImport {}
}
