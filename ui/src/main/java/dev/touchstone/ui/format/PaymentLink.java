package dev.touchstone.ui.format;

import dev.touchstone.wallet.account.BitcoinAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Writes payment requests as links that other wallets read (BIP21, BIP321). Pure.
public final class PaymentLink {
    private PaymentLink() {}

    /// The link for a person to send on.
    ///
    /// @param amount in bitcoin as plain text; empty for none
    /// @param message what the payment is for; empty for nothing
    public static String of(BitcoinAddress address, String amount, String message) {
        return "bitcoin:" + address.text() + query(amount, message);
    }

    /// The form for QR codes: in capitals as far as that is allowed, which makes the code coarser.
    public static String forQr(BitcoinAddress address, String amount, String message) {
        var query = query(amount, message);
        return (query.isEmpty() ? "BITCOIN:" : "bitcoin:") + address.qrText() + query;
    }

    private static String query(String amount, String message) {
        var parameters = new ArrayList<String>();
        if (!amount.isEmpty()) parameters.add("amount=" + amount);
        if (!message.isBlank()) parameters.add("message=" + encoded(message.strip()));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
