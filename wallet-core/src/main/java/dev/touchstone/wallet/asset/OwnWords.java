package dev.touchstone.wallet.asset;

import java.util.Locale;

/// What a contract calls itself, in a form that can be shown: anybody can give a contract any name, with letters that
/// look like others, that turn the line round, or that are not seen at all. Immutable.
///
/// @param shown printable ASCII; every other character stands as its number between braces, after a backslash and a u
/// @param plain whether nothing had to be written in another way
public record OwnWords(String shown, boolean plain) {
    private static final int MOST = 40;

    /// The words as they are to be shown, cut where they are long.
    public static OwnWords of(String said) {
        var shown = new StringBuilder();
        var points = said.codePoints().limit(MOST).toArray();
        boolean plain = said.codePoints().count() <= MOST && said.equals(said.strip());
        for (int point : points) {
            boolean isPlain = point >= ' ' && point <= '~' && point != '\\';
            plain &= isPlain;
            shown.append(isPlain ? Character.toString(point) : "\\u{" + Integer.toHexString(point) + "}");
        }
        if (said.codePoints().count() > MOST) shown.append("…");
        return new OwnWords(shown.toString(), plain);
    }

    public boolean isEmpty() {
        return shown.isBlank();
    }

    /// Whether somebody who reads quickly takes the one for the other.
    public boolean resembles(String other) {
        return shown.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
