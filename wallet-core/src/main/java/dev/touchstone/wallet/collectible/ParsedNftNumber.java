package dev.touchstone.wallet.collectible;

import java.math.BigInteger;

/// What became of a text that should be the number of a thing in its collection. Immutable.
public sealed interface ParsedNftNumber {
    record Valid(BigInteger id) implements ParsedNftNumber {}

    record Invalid(Problem problem) implements ParsedNftNumber {}

    /// Why a text is no number. The words for each live in ui.
    enum Problem {
        EMPTY,
        NOT_A_NUMBER,
        NEGATIVE,
        /// It is no whole number.
        BROKEN,
        /// 2^256 or more.
        TOO_LARGE
    }

    /// Reads digits, or `0x` and hexadecimal digits; white space around it and one `#` before it are passed over, and
    /// nothing else is guessed at.
    static ParsedNftNumber parse(String text) {
        var number = text.strip();
        if (number.startsWith("#")) number = number.substring(1);
        if (number.isEmpty()) return new Invalid(Problem.EMPTY);
        if (number.startsWith("-") || number.startsWith("−")) return new Invalid(Problem.NEGATIVE);
        boolean isHex = number.matches("0[xX][0-9a-fA-F]+");
        if (!isHex && !number.matches("[0-9]+")) {
            return new Invalid(number.matches("[0-9]*[.,][0-9]+") ? Problem.BROKEN : Problem.NOT_A_NUMBER);
        }
        var digits = (isHex ? number.substring(2) : number).replaceFirst("^0+(?=.)", "");
        if (digits.length() > 78) return new Invalid(Problem.TOO_LARGE);
        var id = new BigInteger(digits, isHex ? 16 : 10);
        return id.compareTo(NftRef.MOST) > 0 ? new Invalid(Problem.TOO_LARGE) : new Valid(id);
    }
}
