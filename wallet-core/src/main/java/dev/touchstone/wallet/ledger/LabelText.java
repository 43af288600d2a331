package dev.touchstone.wallet.ledger;

/// What a label may be: one line of ordinary characters. Thread-safe.
public final class LabelText {
    private static final int MOST_CHARACTERS = 255;

    private LabelText() {}

    /// The label without controls and other characters that steer a screen, on one line and not too long.
    public static String tidy(String text) {
        var tidy = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .limit(MOST_CHARACTERS)
                .forEach(tidy::appendCodePoint);
        return tidy.toString().strip();
    }
}
