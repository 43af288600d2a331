package dev.touchstone.wallet.asset;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Reads and writes amounts of bitcoin as plain decimal text, exactly. Thread-safe.
public final class AmountText {
    private static final int MOST_CHARACTERS = 40;
    private static final BigInteger MOST = BigInteger.valueOf(Satoshis.MAX_MONEY.value());

    private AmountText() {}

    /// Reads digits with at most one point; a sign, a comma, an exponent or a space is refused, never guessed at.
    public static ParsedAmount parse(String text, Denomination unit) {
        return switch (DecimalText.parse(text, unit.decimals(), MOST, MOST_CHARACTERS)) {
            case DecimalText.Outcome.Units(var units) -> new ParsedAmount.Valid(Satoshis.of(units.longValueExact()));
            case DecimalText.Outcome.Refused(var problem) -> new ParsedAmount.Invalid(problem);
        };
    }

    /// The amount in this unit, with all its decimals: `0.00000001` for one satoshi in BTC.
    public static String write(Satoshis amount, Denomination unit) {
        return BigDecimal.valueOf(amount.value(), unit.decimals()).toPlainString();
    }
}
