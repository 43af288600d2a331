package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.account.ParsedEthereumAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells addresses of Ethereum, names, links and everything else apart. Thread-safe.
final class EthereumRecipientParser {
    static final String SCHEME_NAME = "ethereum";
    private static final int MOST_CHARACTERS = 8192;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[^\\s/:@.]+(\\.[^\\s/:@.]+)*\\.[^\\s/:@.0-9][^\\s/:@.]+");
    private static final Pattern LIKE_ADDRESS = Pattern.compile("0x[0-9a-f]{40}.*", Pattern.CASE_INSENSITIVE);

    private EthereumRecipientParser() {}

    static EthereumRecipient parse(String text, long chainId) {
        if (text.length() > MOST_CHARACTERS) {
            return refused(new EthereumRecipientProblem.TooLong(text.length(), MOST_CHARACTERS));
        }
        String trimmed = text.strip();
        var scheme = SCHEME.matcher(trimmed);
        if (scheme.matches()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("bitcoin")) return refused(new EthereumRecipientProblem.BitcoinLink());
            if (!name.equals(SCHEME_NAME)) return refused(new EthereumRecipientProblem.ForeignLink(name));
            return EthereumRequestLink.parse(trimmed.substring(name.length() + 1), chainId);
        }
        return switch (party(trimmed.replaceAll("\\s", ""))) {
            case Reading.Read(EthereumAsk.Party.ByAddress(var address, boolean checked)) ->
                new EthereumRecipient.Account(address, checked);
            case Reading.Read(EthereumAsk.Party.ByName(var name)) -> new EthereumRecipient.Named(name);
            case Reading.Bad(var problem) -> refused(problem);
        };
    }

    /// What became of a text that should be an account's address or name.
    sealed interface Reading {
        record Read(EthereumAsk.Party party) implements Reading {}

        record Bad(EthereumRecipientProblem problem) implements Reading {}
    }

    /// An address goes before a name of the same letters (ERC-681).
    static Reading party(String text) {
        return switch (ParsedEthereumAddress.parse(text)) {
            case ParsedEthereumAddress.Valid(var address, boolean checked) ->
                new Reading.Read(new EthereumAsk.Party.ByAddress(address, checked));
            case ParsedEthereumAddress.Invalid(var problem) -> name(text, problem);
        };
    }

    private static Reading name(String text, EthereumAddressProblem problem) {
        if (!NAME.matcher(text).matches()) return new Reading.Bad(new EthereumRecipientProblem.BadAddress(problem));
        if (LIKE_ADDRESS.matcher(text).matches()) {
            return new Reading.Bad(new EthereumRecipientProblem.NameLikeAddress(text));
        }
        return new Reading.Read(new EthereumAsk.Party.ByName(text));
    }

    static EthereumRecipient refused(EthereumRecipientProblem problem) {
        return new EthereumRecipient.Refused(problem);
    }
}
