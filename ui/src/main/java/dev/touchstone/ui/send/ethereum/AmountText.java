package dev.touchstone.ui.send.ethereum;

import dev.touchstone.wallet.asset.TokenText;
import java.math.BigInteger;

/// Amounts as they are typed into fields. Pure.
final class AmountText {
    private AmountText() {}

    /// People paste amounts with the thin spaces of this program's own groups.
    static String bare(String typed) {
        return typed.replaceAll("[\\s\u00a0\u2009\u202f]", "");
    }

    /// Without groups and without zeros at the end.
    static String plain(BigInteger units, int places) {
        var written = TokenText.write(units, places);
        return written.contains(".") ? written.replaceFirst("\\.?0+$", "") : written;
    }
}
