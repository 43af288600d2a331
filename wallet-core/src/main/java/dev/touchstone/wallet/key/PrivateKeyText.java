package dev.touchstone.wallet.key;

import java.util.Arrays;

/// A single private key as people keep and paste it: 64 hexadecimal digits, with or without `0x` before them. Pure.
public final class PrivateKeyText {
    private static final int DIGITS = 2 * Secp256k1.SECRET_KEY;

    private PrivateKeyText() {}

    /// What reading a text came to.
    public sealed interface Outcome {
        /// The key, to be closed by the caller.
        record Valid(Secret key) implements Outcome {}

        record Invalid(Problem problem) implements Outcome {}
    }

    /// Why a text is no private key. The words for each live in ui.
    public enum Problem {
        EMPTY,
        NOT_HEXADECIMAL,
        WRONG_LENGTH,
        /// Zero, or not below the order of the curve: no key at all.
        OUT_OF_RANGE
    }

    /// Reads what was typed, which stays the caller's to wipe; white space around it is passed over.
    public static Outcome parse(char[] typed, Secp256k1 curve) {
        int from = 0;
        int to = typed.length;
        while (from < to && Character.isWhitespace(typed[from])) from++;
        while (to > from && Character.isWhitespace(typed[to - 1])) to--;
        if (from == to) return invalid(Problem.EMPTY);
        boolean isPrefixed = to - from >= 2 && typed[from] == '0' && (typed[from + 1] == 'x' || typed[from + 1] == 'X');
        return digits(typed, isPrefixed ? from + 2 : from, to, curve);
    }

    private static Outcome digits(char[] typed, int from, int to, Secp256k1 curve) {
        for (int i = from; i < to; i++) {
            if (digit(typed[i]) < 0) return invalid(Problem.NOT_HEXADECIMAL);
        }
        if (to - from != DIGITS) return invalid(Problem.WRONG_LENGTH);
        var bytes = new byte[Secp256k1.SECRET_KEY];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(typed[from + 2 * i]) << 4 | digit(typed[from + 2 * i + 1]));
        }
        if (curve.isSecretKey(bytes)) return new Outcome.Valid(Secret.take(bytes));
        Arrays.fill(bytes, (byte) 0);
        return invalid(Problem.OUT_OF_RANGE);
    }

    /// The digits of other scripts, which Java reads too, are none here.
    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static Outcome invalid(Problem problem) {
        return new Outcome.Invalid(problem);
    }
}
