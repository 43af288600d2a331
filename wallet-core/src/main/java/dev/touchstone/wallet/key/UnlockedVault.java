package dev.touchstone.wallet.key;

import java.util.List;

/// The recovery phrase in the open, for the length of one signature or one look. Confined to one thread; wiped when
/// closed.
public final class UnlockedVault implements AutoCloseable {
    private final Mnemonic mnemonic;
    private final Passphrase passphrase;

    /// Takes over both, and closes them.
    UnlockedVault(Mnemonic mnemonic, Passphrase passphrase) {
        this.mnemonic = mnemonic;
        this.passphrase = passphrase;
    }

    /// The words, for the screen that shows them.
    public List<String> words() {
        return mnemonic.words();
    }

    public boolean hasPassphrase() {
        return !passphrase.isEmpty();
    }

    /// The key all others follow from; the caller closes it. Takes some 20 ms.
    public ExtendedPrivateKey master(Secp256k1 curve) {
        try (var seed = mnemonic.seed(passphrase)) {
            return ExtendedPrivateKey.master(curve, seed);
        }
    }

    /// The key at the end of a path; the caller closes it.
    public ExtendedPrivateKey derive(Secp256k1 curve, DerivationPath path) {
        try (var master = master(curve)) {
            return master.derive(curve, path);
        }
    }

    /// What seals and opens private keys that do not follow from the phrase; the caller closes it.
    public ImportedKeys importedKeys(Dice dice) {
        try (var entropy = mnemonic.entropy()) {
            return ImportedKeys.of(entropy, dice);
        }
    }

    @Override
    public void close() {
        mnemonic.close();
        passphrase.close();
    }

    @Override
    public String toString() {
        return "UnlockedVault";
    }
}
