package dev.touchstone.wallet.message;

import java.util.Locale;

/// What strangers wrote, made fit to stand in a reason for refusing it. Pure.
final class Wording {
    private static final int LONGEST = 40;

    private Wording() {}

    /// Printable ASCII, a bounded length of it, in quotes.
    static String quoted(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "'" + start.replaceAll("[^ -~]", "?") + "'";
    }

    static String hex(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }
}
