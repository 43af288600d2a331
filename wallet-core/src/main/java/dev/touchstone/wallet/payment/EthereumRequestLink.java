package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.payment.EthereumAsk.Party;
import dev.touchstone.wallet.payment.EthereumAsk.PassedOver;
import dev.touchstone.wallet.payment.EthereumAsk.What;
import dev.touchstone.wallet.payment.EthereumRecipientParser.Reading;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One `ethereum:` link as it is taken apart (ERC-681). Confined to the thread that parses.
///
/// Names of parameters are read in any case, since a QR code may hold the whole link in capitals. Of contracts
/// only the payment of a token is understood, `transfer(address,uint256)`: what else a contract would do, a
/// link's reader cannot tell.
final class EthereumRequestLink {
    private static final int MOST_PARAMETERS = 100;
    private static final int MOST_WORDS = 200;
    private static final Set<String> FEES = Set.of("gas", "gaslimit", "gasprice");
    private static final Set<String> WORDS = Set.of("message", "label");
    private static final String VALUE = "value";
    private static final String TRANSFER = "transfer(address,uint256)";
    private static final Pattern BODY = Pattern.compile("([^@/]*)(?:@([^/]*))?(?:/(.*))?", Pattern.DOTALL);
    private static final Pattern CHAIN = Pattern.compile("0*[1-9][0-9]{0,17}");
    private static final Pattern PREFIXED = Pattern.compile("([a-z]+)-(0x[0-9a-f]{40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile(
            "(address|bool|string|function|u?int[0-9]{0,3}|bytes[0-9]{0,2}|u?fixed([0-9]{1,3}x[0-9]{1,2})?)(\\[[0-9]*])*");

    private final Map<String, String> parameters = new LinkedHashMap<>();

    private EthereumRequestLink() {}

    /// Reads what follows the scheme and its colon.
    static EthereumRecipient parse(String rest, long ours) {
        try {
            return new EthereumRequestLink().read(rest, ours);
        } catch (Refusal e) {
            return EthereumRecipientParser.refused(e.problem);
        }
    }

    /// Ends the reading of a link. Never leaves this class.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final transient EthereumRecipientProblem problem;

        private Refusal(EthereumRecipientProblem problem) {
            super(null, null, false, false);
            this.problem = problem;
        }
    }

    private EthereumRecipient read(String rest, long ours) throws Refusal {
        int mark = rest.indexOf('?');
        if (mark >= 0) readParameters(rest.substring(mark + 1));
        var body = BODY.matcher(mark < 0 ? rest : rest.substring(0, mark));
        if (!body.matches()) throw new Refusal(new EthereumRecipientProblem.BadEncoding());
        var chain = chain(body);
        if (chain.isPresent() && chain.getAsLong() != ours) {
            throw new Refusal(new EthereumRecipientProblem.WrongChain(chain.getAsLong(), ours));
        }
        var target = party(withoutPurpose(decode(body.group(1))));
        var function = body.group(3) == null ? "" : decode(body.group(3));
        var what = function.isEmpty() ? ether(target) : token(target, function);
        return new EthereumRecipient.Asked(new EthereumAsk(what, chain, words(), passedOver(function.isEmpty())));
    }

    private void readParameters(String query) throws Refusal {
        if (query.isEmpty()) return;
        var parts = query.split("&", MOST_PARAMETERS + 1);
        if (parts.length > MOST_PARAMETERS) throw new Refusal(new EthereumRecipientProblem.BadEncoding());
        for (var part : parts) {
            if (part.isEmpty()) continue;
            int equals = part.indexOf('=');
            var name = decode(equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
            var value = decode(equals < 0 ? "" : part.substring(equals + 1));
            if (parameters.putIfAbsent(canonical(name), value) != null) {
                throw new Refusal(new EthereumRecipientProblem.Repeated(shown(name)));
            }
        }
    }

    /// `uint` is another word for `uint256` in ABIs, and `gas` for `gasLimit` in links.
    private static String canonical(String name) {
        return switch (name) {
            case "uint" -> "uint256";
            case "gas" -> "gaslimit";
            default -> name;
        };
    }

    private static String decode(String text) throws Refusal {
        return PercentText.decode(text).orElseThrow(() -> new Refusal(new EthereumRecipientProblem.BadEncoding()));
    }

    private static OptionalLong chain(Matcher body) throws Refusal {
        if (body.group(2) == null) return OptionalLong.empty();
        boolean isNumber =
                body.group(2).length() <= 40 && CHAIN.matcher(body.group(2)).matches();
        if (!isNumber) throw new Refusal(new EthereumRecipientProblem.BadChain());
        return OptionalLong.of(Long.parseLong(body.group(2)));
    }

    /// A word and a dash before an address say what it is for; `pay` is what this reads.
    private static String withoutPurpose(String target) throws Refusal {
        var pay = "pay-";
        if (target.regionMatches(true, 0, pay, 0, pay.length())) return target.substring(pay.length());
        var prefixed = PREFIXED.matcher(target);
        if (prefixed.matches()) throw new Refusal(new EthereumRecipientProblem.OtherPurpose(shown(prefixed.group(1))));
        return target;
    }

    private static Party party(String text) throws Refusal {
        return switch (EthereumRecipientParser.party(text)) {
            case Reading.Read(var party) -> party;
            case Reading.Bad(var problem) -> throw new Refusal(problem);
        };
    }

    private What ether(Party to) throws Refusal {
        return new What.Ether(to, number(VALUE).map(Wei::new));
    }

    private What token(Party contract, String function) throws Refusal {
        var types = parameters.keySet().stream()
                .filter(name -> TYPE.matcher(name).matches())
                .toList();
        var signature = function + "(" + String.join(",", types) + ")";
        if (!function.equals("transfer")) throw new Refusal(otherFunction(signature));
        if (!types.contains("address")) throw new Refusal(new EthereumRecipientProblem.NobodyToPay());
        boolean isWithoutAmount = types.equals(List.of("address"));
        if (!isWithoutAmount && !signature.equals(TRANSFER)) throw new Refusal(otherFunction(signature));
        boolean paysEther = number(VALUE).filter(value -> value.signum() > 0).isPresent();
        if (paysEther) throw new Refusal(new EthereumRecipientProblem.EtherBesides());
        return new What.Token(contract, party(parameters.getOrDefault("address", "")), number("uint256"));
    }

    private static EthereumRecipientProblem otherFunction(String signature) {
        return new EthereumRecipientProblem.OtherFunction(shown(signature));
    }

    private Optional<BigInteger> number(String name) throws Refusal {
        var text = parameters.get(name);
        if (text == null) return Optional.empty();
        return switch (LinkNumber.parse(text)) {
            case LinkNumber.Valid(var value) -> Optional.of(value);
            case LinkNumber.Invalid(var fault) ->
                throw new Refusal(new EthereumRecipientProblem.BadNumber(name, fault));
        };
    }

    private Optional<String> words() {
        return WORDS.stream()
                .sorted()
                .map(name -> PercentText.harmless(parameters.getOrDefault(name, ""), MOST_WORDS))
                .filter(text -> !text.isEmpty())
                .reduce((label, message) -> label + ": " + message);
    }

    private List<PassedOver> passedOver(boolean isEther) throws Refusal {
        var followed = isEther ? Set.of(VALUE) : Set.of(VALUE, "address", "uint256");
        var names = parameters.keySet().stream()
                .filter(name -> !followed.contains(name) && !WORDS.contains(name))
                .collect(Collectors.toList());
        var passed = new ArrayList<PassedOver>();
        for (var name : names) {
            if (FEES.contains(name)) number(name);
            passed.add(FEES.contains(name) ? new PassedOver.Fee(name) : new PassedOver.Unknown(shown(name)));
        }
        return passed;
    }

    /// What a stranger wrote, cut to what a line holds.
    private static String shown(String text) {
        return PercentText.harmless(text, 60);
    }
}
