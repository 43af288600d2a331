package dev.touchstone.ui.format;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.asset.Denomination;
import java.math.BigDecimal;

/// Writes amounts of bitcoin the way this program shows them. Immutable.
///
/// Bitcoin have eight decimals in groups from the right, `0.51 240 000`; satoshis have commas, `51,240,000`. The
/// groups are parted by a narrow no-break space, the minus is a true minus, and the point is always a point.
public record AmountFormat(Denomination unit, boolean hidden) {
    public static final char GROUP = '\u202f';
    public static final char MINUS = '\u2212';
    public static final String DOTS = "\u2022\u2022\u2022\u2022\u2022";
    private static final int DECIMALS = 8;

    /// What the unit is written as.
    public String symbol() {
        return switch (unit) {
            case BTC -> "BTC";
            case SAT -> "sat";
        };
    }

    /// The number and its unit: `0.51 240 000 BTC`.
    public String format(Satoshis amount) {
        return (hidden ? DOTS : digits(amount)) + '\u00a0' + symbol();
    }

    /// With a sign before it, unless it is nothing.
    public String formatSigned(Satoshis amount) {
        return hidden ? format(amount) : sign(amount) + format(magnitude(amount));
    }

    /// `+`, `−` or nothing.
    public static String sign(Satoshis amount) {
        if (amount.isZero()) return "";
        return amount.isNegative() ? String.valueOf(MINUS) : "+";
    }

    /// The sign of something that moved.
    public static String sign(boolean negative) {
        return negative ? String.valueOf(MINUS) : "+";
    }

    public static Satoshis magnitude(Satoshis amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    /// The number without its unit, grouped; a negative one begins with a true minus. Never hidden.
    public String digits(Satoshis amount) {
        var plain = BigDecimal.valueOf(magnitude(amount).value()).toPlainString();
        var body = unit == Denomination.SAT ? thousands(plain) : bitcoins(plain);
        return (amount.isNegative() ? String.valueOf(MINUS) : "") + body;
    }

    /// How many characters at the end of [#digits] add nothing: the groups of zeros after the first two decimals.
    public int silentTail(String digits) {
        if (unit == Denomination.SAT) return 0;
        int tail = 0;
        while (tail < 8 && digits.substring(0, digits.length() - tail).endsWith(GROUP + "000")) tail += 4;
        return tail;
    }

    /// Without groups, for the clipboard, for files and for fields: `0.5124`, or `51240000`.
    public String plain(Satoshis amount) {
        return (unit == Denomination.SAT ? BigDecimal.valueOf(amount.value()) : bitcoin(amount)).toPlainString();
    }

    /// An amount as a field shows it until something is typed.
    public String example() {
        return unit == Denomination.SAT ? "5000000" : "0.05";
    }

    /// As a screen reader should say it: `0.5124 bitcoin`.
    public String spoken(Satoshis amount) {
        if (hidden) return "a hidden amount";
        var sign = amount.isNegative() ? "minus " : "";
        return sign + plain(magnitude(amount)) + (unit == Denomination.SAT ? " satoshis" : " bitcoin");
    }

    private static BigDecimal bitcoin(Satoshis amount) {
        var exact = BigDecimal.valueOf(amount.value(), DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static String bitcoins(String satoshis) {
        var padded = "0".repeat(Math.max(0, DECIMALS + 1 - satoshis.length())) + satoshis;
        int point = padded.length() - DECIMALS;
        return thousands(padded.substring(0, point))
                + '.'
                + padded.substring(point, point + 2)
                + GROUP
                + padded.substring(point + 2, point + 5)
                + GROUP
                + padded.substring(point + 5);
    }

    /// `912,345`: the digits of a whole number in groups of three.
    public static String thousands(String digits) {
        var out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) out.insert(at, ',');
        return out.toString();
    }

    /// A count or a height: `912,345`.
    public static String count(long number) {
        return number < 0 ? MINUS + thousands(Long.toString(-number)) : thousands(Long.toString(number));
    }
}
