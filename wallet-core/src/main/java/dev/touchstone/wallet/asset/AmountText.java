package dev.touchstone.wallet.asset;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.math.BigDecimal;

/// Reads and writes amounts of bitcoin as plain decimal text, exactly. Thread-safe.
public final class AmountText {
    private static final int MOST_CHARACTERS = 40;

    private AmountText() {}

    /// Reads digits with at most one point; a sign, a comma, an exponent or a space is refused, never guessed at.
    public static ParsedAmount parse(String text, Denomination unit) {
        if (text.isEmpty()) return new ParsedAmount.Invalid(ParsedAmount.Problem.EMPTY);
        if (text.startsWith("-")) return new ParsedAmount.Invalid(ParsedAmount.Problem.NEGATIVE);
        boolean isDecimal = text.length() <= MOST_CHARACTERS && text.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+");
        if (!isDecimal) return new ParsedAmount.Invalid(ParsedAmount.Problem.NOT_A_NUMBER);
        var units = new BigDecimal(text).movePointRight(unit.decimals()).stripTrailingZeros();
        if (units.scale() > 0) return new ParsedAmount.Invalid(ParsedAmount.Problem.TOO_FINE);
        if (units.compareTo(BigDecimal.valueOf(Satoshis.MAX_MONEY.value())) > 0) {
            return new ParsedAmount.Invalid(ParsedAmount.Problem.MORE_THAN_EXISTS);
        }
        return new ParsedAmount.Valid(Satoshis.of(units.longValueExact()));
    }

    /// The amount in this unit, with all its decimals: `0.00000001` for one satoshi in BTC.
    public static String write(Satoshis amount, Denomination unit) {
        return BigDecimal.valueOf(amount.value(), unit.decimals()).toPlainString();
    }
}
