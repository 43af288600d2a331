package dev.touchstone.wallet.payment;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells addresses, links and everything else apart. Thread-safe.
final class RecipientParser {
    private static final int MOST_CHARACTERS = 8192;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern MAIL_NAME = Pattern.compile("₿?[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern NAME = Pattern.compile("[^\\s/:@.]+(\\.[^\\s/:@.]+)*\\.[^\\s/:@.0-9][^\\s/:@.]+");

    private RecipientParser() {}

    static Recipient parse(String text, Network network) {
        if (text.length() > MOST_CHARACTERS) {
            return refused(new RecipientProblem.TooLong(text.length(), MOST_CHARACTERS));
        }
        String trimmed = text.strip();
        var scheme = SCHEME.matcher(trimmed);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (name.equals(EthereumRecipientParser.SCHEME_NAME)) return new Recipient.EthereumAsked(trimmed);
            if (!name.equals("bitcoin")) return refused(new RecipientProblem.ForeignLink(name));
            return BitcoinLink.parse(trimmed.substring(name.length() + 1), network);
        }
        if (MAIL_NAME.matcher(trimmed).matches()) return refused(new RecipientProblem.MailName());
        if (NAME.matcher(trimmed).matches()) return new Recipient.Named(trimmed);
        return address(trimmed, network);
    }

    /// An address may be written in groups and broken over lines: white space has no meaning in it.
    private static Recipient address(String text, Network network) {
        return switch (BitcoinAddress.parse(text.replaceAll("\\s", ""), network)) {
            case ParsedAddress.Valid valid -> new Recipient.Understood(PaymentRequest.plain(valid.address()));
            case ParsedAddress.Invalid invalid -> refused(new RecipientProblem.BadAddress(invalid.problem()));
        };
    }

    static Recipient refused(RecipientProblem problem) {
        return new Recipient.Refused(problem);
    }
}
