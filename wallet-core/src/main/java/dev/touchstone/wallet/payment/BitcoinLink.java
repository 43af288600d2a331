package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.ParsedAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One `bitcoin:` link as it is taken apart (BIP21, BIP321). Confined to the thread that parses.
///
/// Names of parameters are read in any case, since a QR code may hold the whole link in capitals.
final class BitcoinLink {
    private static final int MOST_PARAMETERS = 100;
    private static final int MOST_LABEL = 200;
    private static final Set<String> ONCE = Set.of("amount", "label", "message", "pop");
    private static final Set<String> OTHER_METHODS = Set.of("lightning", "lno", "sp");
    private static final Map<String, Network> SEGWIT_PARAMETERS = Map.of(
            "bc", Network.BITCOIN_MAIN,
            "tb", Network.BITCOIN_TESTNET4,
            "bcrt", Network.BITCOIN_REGTEST);

    private final Network network;
    private final Map<String, String> single = new HashMap<>();
    private final List<ParsedAddress> offered = new ArrayList<>();
    private final Set<String> otherMethods = new LinkedHashSet<>();

    private BitcoinLink(Network network) {
        this.network = network;
    }

    /// Reads what follows the scheme and its colon.
    static Recipient parse(String rest, Network network) {
        var link = new BitcoinLink(network);
        int mark = rest.indexOf('?');
        String body = mark < 0 ? rest : rest.substring(0, mark);
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        return link.readQuery(query).map(RecipientParser::refused).orElseGet(() -> link.conclude(body));
    }

    private Optional<RecipientProblem> readQuery(String query) {
        if (query.isEmpty()) return Optional.empty();
        var parameters = query.split("&", MOST_PARAMETERS + 1);
        if (parameters.length > MOST_PARAMETERS) return Optional.of(new RecipientProblem.BadEncoding());
        for (var parameter : parameters) {
            var problem = readParameter(parameter);
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    private Optional<RecipientProblem> readParameter(String parameter) {
        if (parameter.isEmpty()) return Optional.empty();
        int equals = parameter.indexOf('=');
        var key = PercentText.decode(equals < 0 ? parameter : parameter.substring(0, equals));
        var value = PercentText.decode(equals < 0 ? "" : parameter.substring(equals + 1));
        if (key.isEmpty() || value.isEmpty()) return Optional.of(new RecipientProblem.BadEncoding());
        return take(key.get().toLowerCase(Locale.ROOT), value.get());
    }

    private Optional<RecipientProblem> take(String key, String value) {
        boolean required = key.startsWith("req-");
        String name = required ? key.substring(4) : key;
        if (ONCE.contains(name) && single.putIfAbsent(name, value) != null) {
            return Optional.of(new RecipientProblem.Repeated(name));
        }
        if (required) return Optional.of(new RecipientProblem.UnknownRequirement(name));
        if (SEGWIT_PARAMETERS.containsKey(name)) return takeSegwit(SEGWIT_PARAMETERS.get(name), value);
        if (OTHER_METHODS.contains(name)) otherMethods.add(name);
        return Optional.empty();
    }

    /// An address under `bc`, `tb` or `bcrt` has to be of that family. Those of another family than ours are passed
    /// over.
    private Optional<RecipientProblem> takeSegwit(Network family, String value) {
        boolean ours = BitcoinAddress.parse(value, network) instanceof ParsedAddress.Valid;
        var inItsFamily = BitcoinAddress.parse(value, family);
        if (inItsFamily instanceof ParsedAddress.Invalid invalid) {
            return Optional.of(new RecipientProblem.BadAddress(invalid.problem()));
        }
        offered.add(ours ? BitcoinAddress.parse(value, network) : foreign(family));
        return Optional.empty();
    }

    private ParsedAddress foreign(Network family) {
        return new ParsedAddress.Invalid(new AddressProblem.WrongNetwork(List.of(family), network));
    }

    private Recipient conclude(String body) {
        var text = Optional.ofNullable(single.get("amount"));
        var amount = text.map(digits -> AmountText.parse(digits, Denomination.BTC));
        if (amount.isPresent() && amount.get() instanceof ParsedAmount.Invalid invalid) {
            return RecipientParser.refused(new RecipientProblem.BadAmount(invalid.problem()));
        }
        if (!body.isEmpty()) {
            var parsed = BitcoinAddress.parse(body.startsWith("//") ? body.substring(2) : body, network);
            if (parsed instanceof ParsedAddress.Invalid bad) {
                return RecipientParser.refused(new RecipientProblem.BadAddress(bad.problem()));
            }
            offered.add(parsed);
        }
        return payable()
                .<Recipient>map(address -> new Recipient.Understood(new PaymentRequest(
                        address, amount.flatMap(BitcoinLink::satoshis), words("label"), words("message"))))
                .orElseGet(() -> RecipientParser.refused(nothingPayable()));
    }

    private static Optional<Satoshis> satoshis(ParsedAmount parsed) {
        return parsed instanceof ParsedAmount.Valid valid ? Optional.of(valid.amount()) : Optional.empty();
    }

    private Optional<String> words(String name) {
        return Optional.ofNullable(single.get(name))
                .map(text -> PercentText.harmless(text, MOST_LABEL))
                .filter(text -> !text.isEmpty());
    }

    private Optional<BitcoinAddress> payable() {
        return offered.stream()
                .filter(ParsedAddress.Valid.class::isInstance)
                .map(parsed -> ((ParsedAddress.Valid) parsed).address())
                .max(Comparator.comparingInt(BitcoinLink::preference));
    }

    /// Taproot before segwit before the older forms before versions that nobody has defined yet.
    private static int preference(BitcoinAddress address) {
        return switch (address.script().kind()) {
            case P2TR -> 4;
            case P2WPKH, P2WSH -> 3;
            case P2PKH, P2SH -> 2;
            case OP_RETURN, OTHER -> 1;
        };
    }

    private RecipientProblem nothingPayable() {
        var foreign =
                offered.stream().filter(ParsedAddress.Invalid.class::isInstance).findFirst();
        if (foreign.isPresent() && foreign.get() instanceof ParsedAddress.Invalid invalid) {
            return new RecipientProblem.BadAddress(invalid.problem());
        }
        if (!otherMethods.isEmpty()) return new RecipientProblem.OtherMethodsOnly(List.copyOf(otherMethods));
        return new RecipientProblem.BadAddress(new AddressProblem.Empty());
    }
}
