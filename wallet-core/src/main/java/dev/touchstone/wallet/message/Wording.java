package dev.touchstone.wallet.message;

/// What strangers wrote, made fit to stand in a reason for refusing it. Pure.
final class Wording {
    private static final int LONGEST = 40;

    private Wording() {}

    /// Printable ASCII, a bounded length of it, in quotes.
    static String quoted(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "'" + start.replaceAll("[^ -~]", "?") + "'";
    }
}
