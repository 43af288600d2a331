package dev.touchstone.wallet.key;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// What the user types to open a wallet, until it is closed. Thread-safe.
///
/// The text is brought to Unicode form NFKC, so that an accent typed as one or as two characters is the same password.
public final class Password implements AutoCloseable {
    private final byte[] utf8;
    private final int length;

    private Password(String normal) {
        utf8 = normal.getBytes(StandardCharsets.UTF_8);
        length = normal.codePointCount(0, normal.length());
    }

    public static Password of(CharSequence typed) {
        return new Password(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /// Reads the array; the caller wipes it.
    public static Password of(char[] typed) {
        return of(CharBuffer.wrap(typed));
    }

    /// In characters, as a reader counts them.
    public int length() {
        return length;
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
        return "Password";
    }
}
