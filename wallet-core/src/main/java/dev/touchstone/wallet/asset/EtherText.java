package dev.touchstone.wallet.asset;

import dev.touchstone.spv.ethereum.Wei;
import java.math.BigDecimal;

/// Reads and writes amounts of ether as plain decimal text, exactly. Thread-safe.
public final class EtherText {
    /// The digits of 2^256, a point and some zeros.
    private static final int MOST_CHARACTERS = 120;

    private EtherText() {}

    /// Reads digits with at most one point; a sign, a comma, an exponent, a space or `0x` is refused, never guessed
    /// at. The most is what a balance can hold, 2^256 - 1 wei.
    public static ParsedEther parse(String text, EtherUnit unit) {
        return switch (DecimalText.parse(text, unit.decimals(), Wei.MAX.value(), MOST_CHARACTERS)) {
            case DecimalText.Outcome.Units(var units) -> new ParsedEther.Valid(new Wei(units));
            case DecimalText.Outcome.Refused(var problem) -> new ParsedEther.Invalid(problem);
        };
    }

    /// The amount in this unit, with all its decimals: `0.000000000000000001` for one wei in ether.
    public static String write(Wei amount, EtherUnit unit) {
        return new BigDecimal(amount.value(), unit.decimals()).toPlainString();
    }
}
