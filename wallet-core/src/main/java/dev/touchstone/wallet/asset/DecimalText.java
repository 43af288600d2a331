package dev.touchstone.wallet.asset;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Reads plain decimal text exactly: digits with at most one point. A sign, a comma, an exponent, a space or `0x` is
/// refused, never guessed at. Thread-safe.
final class DecimalText {
    private DecimalText() {}

    /// What a text says in the smallest unit, or why it says nothing.
    sealed interface Outcome {
        record Units(BigInteger units) implements Outcome {}

        record Refused(ParsedAmount.Problem problem) implements Outcome {}
    }

    static Outcome parse(String text, int decimals, BigInteger most, int mostCharacters) {
        if (text.isEmpty()) return new Outcome.Refused(ParsedAmount.Problem.EMPTY);
        if (text.startsWith("-")) return new Outcome.Refused(ParsedAmount.Problem.NEGATIVE);
        boolean isDecimal = text.length() <= mostCharacters && text.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+");
        if (!isDecimal) return new Outcome.Refused(ParsedAmount.Problem.NOT_A_NUMBER);
        var units = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
        if (units.scale() > 0) return new Outcome.Refused(ParsedAmount.Problem.TOO_FINE);
        var whole = units.toBigIntegerExact();
        if (whole.compareTo(most) > 0) return new Outcome.Refused(ParsedAmount.Problem.MORE_THAN_EXISTS);
        return new Outcome.Units(whole);
    }
}
