package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;
import java.util.Arrays;

/// The keys of one wallet, sealed under its password. Immutable, thread-safe.
///
/// One Argon2id derivation opens two things that are sealed apart: the data key, which opens the journal for as long as
/// the wallet is open, and the recovery phrase, which is opened only by [#unlock(Password)] and wiped after use. A
/// memory image of an open wallet therefore holds its history, but not its keys.
public final class KeyVault {
    private final SealedKeys sealed;
    private final Dice dice;

    private KeyVault(SealedKeys sealed, Dice dice) {
        this.sealed = sealed;
        this.dice = dice;
    }

    /// A vault and the key of its journal, which the caller closes.
    public record Opened(KeyVault vault, Aead journal) {}

    /// What came of opening a stored vault.
    public sealed interface OpenOutcome {
        record Open(Opened opened) implements OpenOutcome {}

        record WrongPassword() implements OpenOutcome {}

        record Damaged(String what) implements OpenOutcome {}
    }

    /// What came of changing the password.
    public sealed interface ResealOutcome {
        /// To be stored instead of this vault.
        record Resealed(KeyVault vault) implements ResealOutcome {}

        record WrongPassword() implements ResealOutcome {}

        record Damaged(String what) implements ResealOutcome {}
    }

    /// Seals a phrase and a new data key. The phrase stays the caller's to close.
    public static Opened create(
            Mnemonic mnemonic,
            Passphrase passphrase,
            Password password,
            KdfParameters kdf,
            ByteString context,
            Dice dice) {
        var dataKey = dice.roll(Aead.KEY);
        var phrase = SeedCodec.write(mnemonic, passphrase);
        try {
            return new Opened(seal(dataKey, phrase, password, kdf, context, dice), new Aead(dataKey.clone(), dice));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
            Arrays.fill(phrase, (byte) 0);
        }
    }

    private static KeyVault seal(
            byte[] dataKey, byte[] phrase, Password password, KdfParameters kdf, ByteString context, Dice dice) {
        var salt = ByteString.of(dice.roll(PasswordKeys.SALT));
        try (var keys = PasswordKeys.derive(password, kdf, salt);
                var data = keys.data(dice);
                var seed = keys.seed(dice)) {
            var sealedData = data.seal(SealedKeys.binding(context, kdf, salt, "data"), dataKey);
            var sealedSeed = seed.seal(SealedKeys.binding(context, kdf, salt, "seed"), phrase);
            var sealed = new SealedKeys(
                    context,
                    kdf,
                    salt,
                    keys.check(),
                    ByteString.of(sealedData),
                    ByteString.of(sealedSeed),
                    ByteString.EMPTY);
            return new KeyVault(sealed.withMac(keys.mac(sealed.clear())), dice);
        }
    }

    /// Opens what a file stores, as far as the journal needs it.
    public static OpenOutcome open(SealedKeys sealed, Password password, Dice dice) {
        if (!sealed.isWellFormed()) return new OpenOutcome.Damaged("the sealed keys");
        try (var keys = PasswordKeys.derive(password, sealed.kdf(), sealed.salt())) {
            if (!keys.isRight(sealed.check())) return new OpenOutcome.WrongPassword();
            if (!keys.isAuthentic(sealed)) return new OpenOutcome.Damaged("the header");
            try (var aead = keys.data(dice)) {
                var dataKey =
                        aead.open(binding(sealed, "data"), sealed.dataKey().toArray());
                if (dataKey.isEmpty()) return new OpenOutcome.Damaged("the sealed key of the journal");
                return new OpenOutcome.Open(new Opened(new KeyVault(sealed, dice), new Aead(dataKey.get(), dice)));
            }
        }
    }

    /// What a file has to store.
    public SealedKeys sealed() {
        return sealed;
    }

    /// Opens the recovery phrase. Takes as long as the derivation: call it where waiting is allowed.
    public UnlockOutcome unlock(Password password) {
        try (var keys = PasswordKeys.derive(password, sealed.kdf(), sealed.salt());
                var aead = keys.seed(dice)) {
            if (!keys.isRight(sealed.check())) return new UnlockOutcome.WrongPassword();
            var phrase = aead.open(binding(sealed, "seed"), sealed.seed().toArray());
            if (phrase.isEmpty()) return new UnlockOutcome.Damaged("the sealed recovery phrase");
            var read = SeedCodec.read(phrase.get());
            Arrays.fill(phrase.get(), (byte) 0);
            if (read.isEmpty()) return new UnlockOutcome.Damaged("the recovery phrase");
            return new UnlockOutcome.Unlocked(
                    new UnlockedVault(read.get().mnemonic(), read.get().passphrase()));
        }
    }

    /// The same keys under another password and a new salt. Nothing is stored here.
    public ResealOutcome reseal(Password old, Password fresh, KdfParameters kdf) {
        try (var keys = PasswordKeys.derive(old, sealed.kdf(), sealed.salt());
                var data = keys.data(dice);
                var seed = keys.seed(dice)) {
            if (!keys.isRight(sealed.check())) return new ResealOutcome.WrongPassword();
            var dataKey = data.open(binding(sealed, "data"), sealed.dataKey().toArray());
            var phrase = seed.open(binding(sealed, "seed"), sealed.seed().toArray());
            if (dataKey.isEmpty() || phrase.isEmpty()) return new ResealOutcome.Damaged("the sealed keys");
            try {
                return new ResealOutcome.Resealed(
                        seal(dataKey.get(), phrase.get(), fresh, kdf, sealed.context(), dice));
            } finally {
                Arrays.fill(dataKey.get(), (byte) 0);
                Arrays.fill(phrase.get(), (byte) 0);
            }
        }
    }

    private static byte[] binding(SealedKeys sealed, String purpose) {
        return SealedKeys.binding(sealed.context(), sealed.kdf(), sealed.salt(), purpose);
    }

    @Override
    public String toString() {
        return "KeyVault";
    }
}
