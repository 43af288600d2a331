package dev.touchstone.wallet.key;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// The optional words of one's own on top of a recovery phrase (BIP39, "passphrase"): another passphrase is another
/// wallet. Held in Unicode form NFKD. Thread-safe; wiped when closed.
public final class Passphrase implements AutoCloseable {
    static final int MAX_BYTES = 1024;

    private final byte[] utf8;

    private Passphrase(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Passphrase none() {
        return new Passphrase(new byte[0]);
    }

    /// What the user typed.
    ///
    /// @throws IllegalArgumentException for more than 1024 bytes
    public static Passphrase of(CharSequence typed) {
        return ofUtf8(Normalizer.normalize(typed, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8));
    }

    /// Takes over what [#utf8()] gave.
    static Passphrase ofUtf8(byte[] utf8) {
        if (utf8.length > MAX_BYTES)
            throw new IllegalArgumentException("a passphrase has at most " + MAX_BYTES + " bytes");
        return new Passphrase(utf8);
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /// A copy, for the caller to wipe.
    byte[] utf8() {
        return utf8.clone();
    }

    @Override
    public void close() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
