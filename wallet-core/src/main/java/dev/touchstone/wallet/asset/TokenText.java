package dev.touchstone.wallet.asset;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Reads and writes amounts of tokens as plain decimal text, exactly. Thread-safe.
public final class TokenText {
    private static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    /// The digits of 2^256, a point and some zeros.
    private static final int MOST_CHARACTERS = 180;

    private TokenText() {}

    /// Reads an amount in whole tokens by the rules of [EtherText#parse]. The most is what a contract can count.
    public static ParsedUnits parse(String text, int decimals) {
        return switch (DecimalText.parse(text, decimals, MOST, MOST_CHARACTERS)) {
            case DecimalText.Outcome.Units(var units) -> new ParsedUnits.Valid(units);
            case DecimalText.Outcome.Refused(var problem) -> new ParsedUnits.Invalid(problem);
        };
    }

    /// The amount in whole tokens, with all its decimals: `0.000001` for one unit of a token that has six.
    public static String write(BigInteger units, int decimals) {
        return new BigDecimal(units, decimals).toPlainString();
    }
}
