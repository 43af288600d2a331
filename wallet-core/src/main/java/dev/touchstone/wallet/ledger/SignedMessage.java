package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.time.Instant;

/// A message that an account of the wallet signed. The signature itself is not kept. Immutable.
///
/// @param hash what was signed
/// @param about the beginning of a text, or the name of a type and of an app; strangers may have written it
/// @param askedBy the origin of the app that wanted it, or empty for the user
public record SignedMessage(EthereumAddress account, Hash256 hash, String about, String askedBy, Instant at) {
    /// The most characters of each of the two texts.
    public static final int MOST_TEXT = 200;

    public SignedMessage {
        about = bounded(about);
        askedBy = bounded(askedBy);
    }

    /// What is no letter, digit or sign becomes a space.
    private static String bounded(String text) {
        var tidy = new StringBuilder();
        text.codePoints().limit(MOST_TEXT).forEach(point -> tidy.appendCodePoint(isShown(point) ? point : ' '));
        return tidy.toString().strip();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
