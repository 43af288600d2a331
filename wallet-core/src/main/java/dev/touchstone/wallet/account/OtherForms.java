package dev.touchstone.wallet.account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.exceptions.AddressFormatException;

/// Recognises what people paste in place of a Bitcoin address, so that they can be told what it is. Thread-safe.
final class OtherForms {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final List<String> INVOICES = List.of("lnbc", "lntb", "lnbcrt", "lno", "lnurl");
    private static final List<String> SILENT_PAYMENTS = List.of("sp", "tsp", "sprt");
    private static final Set<String> ACCOUNT_KEYS =
            Set.of("xpub", "ypub", "zpub", "tpub", "upub", "vpub", "Ypub", "Zpub");
    private static final Set<String> PRIVATE_ACCOUNT_KEYS =
            Set.of("xprv", "yprv", "zprv", "tprv", "uprv", "vprv", "Yprv", "Zprv");
    private static final Set<Integer> PRIVATE_KEY_VERSIONS = Set.of(128, 239);

    private OtherForms() {}

    static Optional<AddressProblem> of(String text) {
        String start = text.length() < 4 ? text : text.substring(0, 4);
        if (text.length() > 100 && ACCOUNT_KEYS.contains(start)) return Optional.of(new AddressProblem.AccountKey());
        if (text.length() > 100 && PRIVATE_ACCOUNT_KEYS.contains(start)) {
            return Optional.of(new AddressProblem.PrivateKey());
        }
        if (isPrivateKey(text)) return Optional.of(new AddressProblem.PrivateKey());
        return byPrefix(text);
    }

    private static Optional<AddressProblem> byPrefix(String text) {
        int separator = text.lastIndexOf('1');
        if (separator < 1 || !isLettersAndDigits(text)) return Optional.empty();
        String prefix = text.substring(0, separator).toLowerCase(Locale.ROOT);
        if (INVOICES.stream().anyMatch(prefix::startsWith)) return Optional.of(new AddressProblem.LightningInvoice());
        if (SILENT_PAYMENTS.contains(prefix)) return Optional.of(new AddressProblem.SilentPaymentAddress());
        boolean oneCase = text.equals(text.toLowerCase(Locale.ROOT)) || text.equals(text.toUpperCase(Locale.ROOT));
        boolean isForeign =
                oneCase && text.length() - separator > 30 && prefix.chars().allMatch(Character::isLetter);
        return isForeign ? Optional.of(new AddressProblem.ForeignPrefix(prefix)) : Optional.empty();
    }

    private static boolean isLettersAndDigits(String text) {
        return text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    /// The form in which single private keys are written (WIF).
    private static boolean isPrivateKey(String text) {
        if (text.length() < 50 || text.length() > 53 || !isBase58(text)) return false;
        try {
            var bytes = Base58.decodeChecked(text);
            return bytes.length >= 33 && PRIVATE_KEY_VERSIONS.contains(bytes[0] & 0xff);
        } catch (AddressFormatException e) {
            return false;
        }
    }

    static boolean isBase58(String text) {
        return text.chars().allMatch(c -> BASE58.indexOf(c) >= 0);
    }
}
