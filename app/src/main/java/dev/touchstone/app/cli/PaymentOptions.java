package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.AddressProblem;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.ledger.Contact;
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
            paramLabel = "URI_OR_ADDRESS",
            description = "A Bitcoin address, a bitcoin: link (BIP21, BIP321), or a contact's name.")
    private @Nullable String to;

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

    @Option(
            names = "--replace",
            paramLabel = "TXID",
            description = "Make a payment that waits for a block anew, at a higher fee; instead of --to and --amount.")
    private @Nullable String replace;

    boolean namesFeeRate() {
        return feeRate != null;
    }

    /// Refuses what makes no sense, before anything is opened.
    void check() throws Failure {
        replaced();
        named();
        fee();
        boolean both = replace != null && (to != null || amount != null);
        if (both) throw Failure.usage("--replace pays whom the first payment paid; leave --to and --amount out.");
        if (replace == null && to == null) throw Failure.usage("Say whom to pay with --to, or what to --replace.");
    }

    /// The payment to make anew, if one was named.
    Optional<TxId> replaced() throws Failure {
        return replace == null ? Optional.empty() : Optional.of(txid(replace));
    }

    static TxId txid(String text) throws Failure {
        return TxId.fromDisplay(text)
                .orElseThrow(() -> Failure.usage("'" + text + "' is no transaction id; it has 64 hexadecimal digits."));
    }

    /// What is to be paid; empty where a payment is to be replaced.
    Optional<DraftRequest> request(OpenWallet wallet) throws Failure {
        if (to == null) return Optional.empty();
        var contact = wallet.snapshot().get().contacts().called(to);
        var request = contact.isPresent() ? contact(contact.get()) : recipient(to, wallet.network());
        return Optional.of(DraftRequest.to(request.address(), payAmount(request), fee()));
    }

    private static PaymentRequest contact(Contact contact) throws Failure {
        return contact.entry()
                .bitcoin()
                .map(PaymentRequest::plain)
                .orElseThrow(() -> Failure.refused(
                        "BadRecipient",
                        "The contact " + Words.printable(contact.name())
                                + " has no Bitcoin address. A name is proven by 'touchstone ens resolve'."));
    }

    private static PaymentRequest recipient(String text, Network network) throws Failure {
        return switch (Recipient.parse(text, network)) {
            case Recipient.Understood(var request) -> request;
            case Recipient.Named(var name) ->
                throw Failure.refused(
                        "BadRecipient",
                        "'" + Words.printable(name)
                                + "' is a name. 'touchstone ens resolve NAME --coin btc' proves its "
                                + "address; give that.");
            case Recipient.EthereumAsked _ ->
                throw Failure.refused("BadRecipient", Words.plain(RequestTexts.ASKS_ON_ETHEREUM));
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

    FeeChoice fee() throws Failure {
        if (feeRate == null) return new FeeChoice.Quoted(Urgency.WITHIN_AN_HOUR);
        return switch (FeeRate.parse(feeRate)) {
            case ParsedFeeRate.Valid(var rate) -> new FeeChoice.Custom(rate);
            case ParsedFeeRate.Invalid(var problem) ->
                throw Failure.usage("'" + feeRate + "' is no fee rate. " + Words.plain(SendTexts.explain(problem)));
        };
    }
}
