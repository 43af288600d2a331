package dev.touchstone.wallet.payment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// A number as payment links of Ethereum write it, perhaps with a power of ten: `2.014e18` (ERC-681). Immutable.
///
/// It stands for a whole number, exactly. An exponent without digits, which the grammar of the standard allows
/// and its text gives no meaning, is refused.
public sealed interface LinkNumber {
    record Valid(BigInteger value) implements LinkNumber {}

    record Invalid(Fault fault) implements LinkNumber {}

    /// Why a text is no such number.
    enum Fault {
        NOT_A_NUMBER,
        NEGATIVE,
        /// More decimals than the power of ten makes up for.
        NOT_WHOLE,
        /// Over 2^256 - 1.
        TOO_LARGE
    }

    /// How such numbers look.
    final class Form {
        /// The digits of 2^256, a point, an exponent and some zeros.
        private static final int MOST_CHARACTERS = 120;

        private static final int MOST_ZEROS = 77;
        private static final Pattern NUMBER = Pattern.compile("([-+]?)([0-9]*)(?:\\.([0-9]+))?(?:[eE]([0-9]{1,4}))?");

        private Form() {}
    }

    /// Reads an unsigned number of at most 256 bits.
    static LinkNumber parse(String text) {
        var form = Form.NUMBER.matcher(text);
        boolean isNumber = text.length() <= Form.MOST_CHARACTERS && form.matches();
        if (!isNumber) return new Invalid(Fault.NOT_A_NUMBER);
        var whole = form.group(2);
        var decimals = form.group(3) == null ? "" : form.group(3);
        if (whole.isEmpty() && decimals.isEmpty()) return new Invalid(Fault.NOT_A_NUMBER);
        int exponent = form.group(4) == null ? 0 : Integer.parseInt(form.group(4));
        if (exponent < decimals.length()) return new Invalid(Fault.NOT_WHOLE);
        var digits = new BigInteger(whole + decimals);
        if (form.group(1).equals("-") && digits.signum() != 0) return new Invalid(Fault.NEGATIVE);
        if (digits.signum() == 0) return new Valid(BigInteger.ZERO);
        if (exponent - decimals.length() > Form.MOST_ZEROS) return new Invalid(Fault.TOO_LARGE);
        var value = new BigDecimal(digits, decimals.length() - exponent).toBigIntegerExact();
        return value.bitLength() > 256 ? new Invalid(Fault.TOO_LARGE) : new Valid(value);
    }
}
