package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeRate;
import dev.touchstone.wallet.payment.ParsedFeeRate;
import dev.touchstone.wallet.payment.PayAmount;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.Recipient;
import dev.touchstone.wallet.payment.RecipientProblem;
import dev.touchstone.wallet.payment.Urgency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whom to pay, how much, and at what fee. Written by picocli, then only read.
final class PaymentOptions {
    private static final String EVERYTHING = "all";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URI_OR_ADDRESS",
            description = "A Bitcoin address, or a bitcoin: link (BIP21, BIP321).")
    private String to = "";

    @Option(
            names = "--amount",
            paramLabel = "BTC",
            description = "How much, in BTC, or 'all'. Not needed where the link says it.")
    private @Nullable String amount;

    @Option(
            names = "--fee-rate",
            paramLabel = "SAT_PER_VB",
            description = "Satoshis for each virtual byte. Default: what recent blocks suggest.")
    private @Nullable String feeRate;

    boolean namesFeeRate() {
        return feeRate != null;
    }

    /// Refuses numbers that are none, before anything is opened.
    void checkNumbers() throws Failure {
        named();
        fee();
    }

    DraftRequest request(Network network) throws Failure {
        var request = recipient(network);
        return DraftRequest.to(request.address(), payAmount(request), fee());
    }

    private PaymentRequest recipient(Network network) throws Failure {
        return switch (Recipient.parse(to, network)) {
            case Recipient.Understood(var request) -> request;
            case Recipient.Refused(var problem) ->
                throw Failure.refused(code(problem), Words.plain(SendTexts.explain(problem)));
        };
    }

    private static String code(RecipientProblem problem) {
        boolean wrongNetwork = problem instanceof RecipientProblem.BadAddress(AddressProblem.WrongNetwork _);
        return wrongNetwork ? "WrongNetwork" : "BadRecipient";
    }

    private PayAmount payAmount(PaymentRequest request) throws Failure {
        var named = named();
        if (named.isEmpty()) {
            return request.amount()
                    .map(PayAmount.Exactly::new)
                    .orElseThrow(() -> Failure.usage("Say how much with --amount; the link or address does not."));
        }
        boolean differs = request.amount().isPresent()
                && !(named.get() instanceof PayAmount.Exactly(var exactly)
                        && exactly.equals(request.amount().get()));
        if (differs) {
            throw Failure.usage(
                    "The link asks for " + Words.bitcoin(request.amount().get())
                            + " and --amount says something else; leave --amount out, or pay the plain address.");
        }
        return named.get();
    }

    /// The amount that was named, if one was.
    private Optional<PayAmount> named() throws Failure {
        if (amount == null) return Optional.empty();
        if (amount.equals(EVERYTHING)) return Optional.of(new PayAmount.Everything());
        return switch (AmountText.parse(amount, Denomination.BTC)) {
            case ParsedAmount.Valid(var satoshis) -> Optional.of(new PayAmount.Exactly(satoshis));
            case ParsedAmount.Invalid(var problem) ->
                throw Failure.usage("'" + amount + "' is no amount in BTC. " + Words.plain(SendTexts.explain(problem)));
        };
    }

    private FeeChoice fee() throws Failure {
        if (feeRate == null) return new FeeChoice.Quoted(Urgency.WITHIN_AN_HOUR);
        return switch (FeeRate.parse(feeRate)) {
            case ParsedFeeRate.Valid(var rate) -> new FeeChoice.Custom(rate);
            case ParsedFeeRate.Invalid(var problem) ->
                throw Failure.usage("'" + feeRate + "' is no fee rate. " + Words.plain(SendTexts.explain(problem)));
        };
    }
}
