package dev.touchstone.wallet.key;

import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// From a phrase in Unicode form NFKD to 64 bytes: 2048 rounds of PBKDF2 with HMAC-SHA512 (BIP39, "From mnemonic to
/// seed"). Pure.
final class Bip39Seed {
    private static final byte[] SALT_PREFIX = {'m', 'n', 'e', 'm', 'o', 'n', 'i', 'c'};
    private static final int ROUNDS = 2048;
    private static final int BITS = 512;

    private Bip39Seed() {}

    /// The caller wipes the result and the sentence.
    static byte[] of(char[] sentence, Passphrase passphrase) {
        var words = passphrase.utf8();
        var salt = Arrays.copyOf(SALT_PREFIX, SALT_PREFIX.length + words.length);
        System.arraycopy(words, 0, salt, SALT_PREFIX.length, words.length);
        Arrays.fill(words, (byte) 0);
        var spec = new PBEKeySpec(sentence, salt, ROUNDS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA512", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(salt, (byte) 0);
        }
    }
}
