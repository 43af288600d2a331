package dev.touchstone.ui.format;

import dev.touchstone.spv.ethereum.Wei;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes amounts of ether the way this program shows them. Pure.
///
/// In lists an amount has six decimals and is rounded down, never up; where it is told in full it has as many
/// as it needs, up to eighteen. Decimals stand in groups of three from the point, parted like those of bitcoin.
public final class EtherFormat {
    public static final String SYMBOL = "ETH";
    private static final int DECIMALS = 18;
    private static final int LISTED = 6;
    private static final int GROUP = 3;
    private static final int FEE_DIGITS = 3;

    private EtherFormat() {}

    /// Six decimals: `3.102 500`. What is less than the last of them, and not nothing, is `<0.000 001`.
    public static String listed(Wei amount) {
        var cut = ether(amount).setScale(LISTED, RoundingMode.DOWN);
        boolean vanishes = cut.signum() == 0 && !amount.isZero();
        return vanishes ? "<" + grouped(BigDecimal.ONE.movePointLeft(LISTED)) : grouped(cut);
    }

    /// Every decimal there is, and six at least: `3.102 500 000 000 000 001`.
    public static String exact(Wei amount) {
        var exact = ether(amount).stripTrailingZeros();
        return grouped(exact.setScale(Math.max(LISTED, exact.scale())));
    }

    /// A fee as it is shown: rounded up to three digits that count.
    public static Wei fee(Wei fee) {
        var rounded = new BigDecimal(fee.value()).round(new MathContext(FEE_DIGITS, RoundingMode.UP));
        return new Wei(rounded.toBigIntegerExact());
    }

    /// Whether [#listed] leaves something out.
    public static boolean isRounded(Wei amount) {
        return ether(amount).stripTrailingZeros().scale() > LISTED;
    }

    /// The amount, all of it, and its unit: `3.102 500 ETH`.
    public static String format(Wei amount, boolean hidden) {
        return (hidden ? AmountFormat.DOTS : exact(amount)) + '\u00a0' + SYMBOL;
    }

    /// How many characters at the end of [#listed] add nothing: groups of zeros, but for the first.
    public static int silentTail(String digits) {
        return digits.endsWith(AmountFormat.GROUP + "000") ? 1 + GROUP : 0;
    }

    /// Without groups: `3.1025`.
    public static String plain(Wei amount) {
        var exact = ether(amount).stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale())).toPlainString();
    }

    /// As a screen reader should say it: `3.1025 ether`.
    public static String spoken(Wei amount, boolean hidden) {
        return hidden ? "a hidden amount" : plain(amount) + " ether";
    }

    private static BigDecimal ether(Wei amount) {
        return new BigDecimal(amount.value(), DECIMALS);
    }

    private static String grouped(BigDecimal amount) {
        var plain = amount.toPlainString();
        int point = plain.indexOf('.');
        var out = new StringBuilder(AmountFormat.thousands(plain.substring(0, point))).append('.');
        for (int at = point + 1; at < plain.length(); at += GROUP) {
            if (at > point + 1) out.append(AmountFormat.GROUP);
            out.append(plain, at, Math.min(plain.length(), at + GROUP));
        }
        return out.toString();
    }
}
