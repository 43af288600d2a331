package dev.touchstone.ui.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Writes amounts of tokens the way this program shows them. Pure.
///
/// In lists an amount has six decimals at most and is rounded down, never up; where it is told in full it has as many
/// as
/// the token has and it needs. Digits stand in groups of three, parted like those of ether. What is longer than any
/// list
/// has room for is written by its first digits and their power of ten.
public final class TokenFormat {
    private static final int LISTED = 6;
    private static final int GROUP = 3;
    private static final int MOST_WHOLE = 18;

    private TokenFormat() {}

    /// `1,204.500 000`, or `1.157 920 × 10^59`; what is less than the last decimal, and not nothing, is `<0.000 001`.
    public static String listed(BigInteger units, int decimals) {
        var amount = new BigDecimal(units, decimals);
        int whole = amount.precision() - amount.scale();
        if (whole > MOST_WHOLE) {
            var first = amount.movePointLeft(whole - 1).setScale(LISTED, RoundingMode.DOWN);
            return grouped(first) + " × 10^" + (whole - 1);
        }
        var cut = amount.setScale(Math.min(decimals, LISTED), RoundingMode.DOWN);
        boolean vanishes = cut.signum() == 0 && units.signum() != 0;
        return vanishes ? "<" + grouped(BigDecimal.ONE.movePointLeft(LISTED)) : grouped(cut);
    }

    /// Every decimal there is.
    public static String exact(BigInteger units, int decimals) {
        var exact = new BigDecimal(units, decimals).stripTrailingZeros();
        return grouped(exact.setScale(Math.max(Math.min(decimals, LISTED), exact.scale())));
    }

    /// Whether [#listed] leaves something out.
    public static boolean isRounded(BigInteger units, int decimals) {
        var exact = new BigDecimal(units, decimals).stripTrailingZeros();
        return exact.scale() > LISTED || exact.precision() - exact.scale() > MOST_WHOLE;
    }

    /// The amount, all of it, and its unit.
    public static String format(BigInteger units, int decimals, String unit, boolean hidden) {
        return (hidden ? AmountFormat.DOTS : exact(units, decimals)) + '\u00a0' + unit;
    }

    /// As a screen reader should say it.
    public static String spoken(BigInteger units, int decimals, String unit, boolean hidden) {
        if (hidden) return "a hidden amount";
        var exact = new BigDecimal(units, decimals).stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale())).toPlainString() + " " + unit;
    }

    private static String grouped(BigDecimal amount) {
        var plain = amount.toPlainString();
        int point = plain.indexOf('.');
        if (point < 0) return AmountFormat.thousands(plain);
        var out = new StringBuilder(AmountFormat.thousands(plain.substring(0, point))).append('.');
        for (int at = point + 1; at < plain.length(); at += GROUP) {
            if (at > point + 1) out.append(AmountFormat.GROUP);
            out.append(plain, at, Math.min(plain.length(), at + GROUP));
        }
        return out.toString();
    }
}
