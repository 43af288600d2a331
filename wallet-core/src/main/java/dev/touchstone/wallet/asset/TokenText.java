package dev.touchstone.wallet.asset;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Writes amounts of tokens as plain decimal text, exactly. Thread-safe.
public final class TokenText {
    private TokenText() {}

    /// The amount in whole tokens, with all its decimals: `0.000001` for one unit of a token that has six.
    public static String write(BigInteger units, int decimals) {
        return new BigDecimal(units, decimals).toPlainString();
    }
}
