package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PasswordPolicy;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.PasswordChange;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Does what needs the password and no coins: shows the recovery phrase, and changes the password. Thread-safe;
/// deriving keys takes long, so it is not for a loop. Keys stay on the calling thread.
final class PasswordDesk {
    private final OpenWalletFile file;
    private final Loop loop;
    private final Supplier<KdfParameters> kdf;
    /// Held from reading the sealed keys to storing them again, so that two changes cannot cross.
    private final ReentrantLock changing = new ReentrantLock();

    PasswordDesk(OpenWalletFile file, Loop loop, Supplier<KdfParameters> kdf) {
        this.file = file;
        this.loop = loop;
        this.kdf = kdf;
    }

    RevealOutcome reveal(char[] typed) {
        try (var password = Password.of(typed)) {
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new RevealOutcome.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new RevealOutcome.Damaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault()) {
                        yield new RevealOutcome.Revealed(vault.words(), vault.hasPassphrase());
                    }
                }
            };
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    PasswordChange change(char[] typedOld, char[] typedFresh) {
        changing.lock();
        try (var old = Password.of(typedOld);
                var fresh = Password.of(typedFresh)) {
            if (PasswordPolicy.STANDARD.judge(fresh) instanceof PasswordPolicy.Verdict.TooShort tooShort) {
                return new PasswordChange.TooShort(tooShort.length(), tooShort.minimum());
            }
            var resealed = file.vault().reseal(old, fresh, kdf.get());
            return JournaledWallet.ask(loop, () -> file.store(resealed));
        } finally {
            changing.unlock();
            Arrays.fill(typedOld, '\0');
            Arrays.fill(typedFresh, '\0');
        }
    }
}
