package dev.touchstone.wallet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The name of a wallet, which is also the name of its file: one that every file system takes. Immutable.
public record WalletName(String text) {
    private static final int MOST_CHARACTERS = 64;
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    public WalletName {
        var problem = problem(text);
        if (problem.isPresent()) throw new IllegalArgumentException("no wallet name: " + problem.get());
    }

    /// Why a text is no name. The words for each live in ui.
    public enum Problem {
        EMPTY,
        TOO_LONG,
        /// Letters, digits, spaces and `- _ . ( ) '` are allowed; it may neither begin nor end with a space or
        /// a dot.
        UNUSABLE_CHARACTER,
        /// Windows keeps this name for a device.
        RESERVED
    }

    public static Optional<Problem> problem(String text) {
        if (text.isEmpty()) return Optional.of(Problem.EMPTY);
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) return Optional.of(Problem.TOO_LONG);
        boolean isPlain = text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || " -_.()'".indexOf(c) >= 0);
        boolean endsWell = !text.startsWith(" ") && !text.startsWith(".") && !text.endsWith(" ") && !text.endsWith(".");
        if (!isPlain || !endsWell) return Optional.of(Problem.UNUSABLE_CHARACTER);
        int dot = text.indexOf('.');
        String stem = (dot < 0 ? text : text.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return RESERVED.contains(stem) ? Optional.of(Problem.RESERVED) : Optional.empty();
    }

    /// Whether some file system would take both for the same.
    boolean isSameAs(WalletName other) {
        return text.equalsIgnoreCase(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
