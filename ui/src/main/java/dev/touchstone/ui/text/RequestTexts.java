package dev.touchstone.ui.text;

import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.payment.EthereumAsk;
import dev.touchstone.wallet.payment.EthereumAsk.PassedOver;
import dev.touchstone.wallet.payment.EthereumRecipientProblem;
import dev.touchstone.wallet.payment.LinkNumber;
import java.util.stream.Collectors;

/// Why nobody can be paid on Ethereum with a text, and what of a payment link is not followed. Pure.
public final class RequestTexts {
    /// To whoever is sending bitcoin.
    public static final String ASKS_ON_ETHEREUM = "This link asks for a payment on Ethereum. You are sending bitcoin.";

    private static final String COPY_AGAIN = "Copy it again, or ask for a new one.";

    private RequestTexts() {}

    /// Why nobody can be paid by what stands there.
    ///
    /// @param ours what the chain is called on which is paid
    public static String explain(EthereumRecipientProblem problem, String ours) {
        return switch (problem) {
            case EthereumRecipientProblem.BadAddress(var bad) -> explain(bad, ours);
            case EthereumRecipientProblem.BitcoinLink _ ->
                "This link asks for bitcoin. You are sending on " + ours + ".";
            case EthereumRecipientProblem.ForeignLink(var scheme) ->
                "This is a link of another kind (" + scheme + "). You are sending on " + ours + ".";
            case EthereumRecipientProblem.WrongChain(long asked, long _) ->
                "This link asks for a payment on " + chain(asked) + ". You are sending on " + ours + ".";
            case EthereumRecipientProblem.BadChain _ -> "This link names no chain that there is. " + COPY_AGAIN;
            case EthereumRecipientProblem.OtherPurpose(var prefix) ->
                "This link is not for paying but for something else (" + prefix + ").";
            case EthereumRecipientProblem.OtherFunction(var function) ->
                "This link asks a contract to do something that is no payment (" + function
                        + "). It cannot be told what that would do.";
            case EthereumRecipientProblem.NobodyToPay _ -> "This link names a token and nobody to pay it to.";
            case EthereumRecipientProblem.EtherBesides _ ->
                "This link asks for a token and would pay ether to its contract besides. Do not pay it.";
            case EthereumRecipientProblem.BadNumber(var parameter, var fault) ->
                "What this link says of " + parameter + " cannot be used: " + explain(fault);
            case EthereumRecipientProblem.NameLikeAddress _ ->
                "This name is made to look like an address, which it is not. Do not pay it.";
            case EthereumRecipientProblem.Repeated(var parameter) ->
                "This link says " + parameter + " twice. Ask for a new one.";
            case EthereumRecipientProblem.BadEncoding _ -> "This link is damaged. Ask for a new one.";
            case EthereumRecipientProblem.TooLong _ -> "This is too long to be an address or a payment link.";
        };
    }

    private static String explain(EthereumAddressProblem problem, String ours) {
        return switch (problem) {
            case EthereumAddressProblem.Empty _ -> "Paste an Ethereum address, a payment link or a name.";
            case EthereumAddressProblem.BitcoinAddress _ ->
                "This is a Bitcoin address. You are sending on " + ours + ".";
            case EthereumAddressProblem.NoPrefix _,
                    EthereumAddressProblem.WrongLength _,
                    EthereumAddressProblem.NotHexadecimal _,
                    EthereumAddressProblem.Mistyped _,
                    EthereumAddressProblem.PrivateKey _,
                    EthereumAddressProblem.Name _,
                    EthereumAddressProblem.UnknownForm _ -> AccountTexts.explain(problem);
        };
    }

    private static String explain(LinkNumber.Fault fault) {
        return switch (fault) {
            case NOT_A_NUMBER -> "it is no number. " + COPY_AGAIN;
            case NEGATIVE -> "it is below nothing.";
            case NOT_WHOLE -> "it is finer than the smallest unit.";
            case TOO_LARGE -> "it is more than an account can have.";
        };
    }

    /// What the link says and is not followed; empty where there is nothing of that.
    public static String passedOver(EthereumAsk ask) {
        boolean isFee = ask.passedOver().stream().anyMatch(PassedOver.Fee.class::isInstance);
        var others = ask.passedOver().stream()
                .filter(PassedOver.Unknown.class::isInstance)
                .map(PassedOver::name)
                .collect(Collectors.joining(", "));
        var fee = isFee ? "The link suggests a fee. This wallet works out its own." : "";
        var unknown = others.isEmpty() ? "" : "The link also says what this program does not know: " + others + ".";
        return (fee + " " + unknown).strip();
    }

    private static String chain(long id) {
        return switch ((int) Math.min(id, Integer.MAX_VALUE)) {
            case 1 -> "Ethereum";
            case 11_155_111 -> "Ethereum Sepolia";
            case 560_048 -> "Ethereum Hoodi";
            default -> "chain " + id;
        };
    }
}
