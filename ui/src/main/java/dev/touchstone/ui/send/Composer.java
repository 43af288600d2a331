package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.text.RequestTexts;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.ParsedAmount;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.NamedPayee;
import dev.touchstone.wallet.payment.PayAmount;
import dev.touchstone.wallet.payment.PaymentRequest;
import dev.touchstone.wallet.payment.Recipient;
import dev.touchstone.wallet.payment.RecipientProblem;
import dev.touchstone.wallet.payment.Urgency;
import java.util.List;
import java.util.Optional;

/// Makes drafts of what was typed. Pure: it asks the wallet to prepare and changes nothing.
final class Composer {
    private Composer() {}

    /// What was typed, and what became of a name in it.
    record Inputs(String recipient, String amount, boolean everything, FeeForm.Typed fee, Naming.Reading name) {}

    static Composition compose(Inputs inputs, Session session, AmountFormat amounts) {
        var quote = session.fees();
        var recipient = Recipient.parse(inputs.recipient(), session.wallet().network());
        var parsed = AmountText.parse(bare(inputs.amount()), amounts.unit());
        boolean isRead = recipient instanceof Recipient.Named(var name)
                && name.equals(inputs.name().name());
        var named = isRead ? inputs.name().payee() : Optional.<NamedPayee>empty();
        Optional<PaymentRequest> request = recipient instanceof Recipient.Understood(var r)
                ? Optional.of(r)
                : named.map(payee -> PaymentRequest.plain(payee.address()));
        var payee = Payee.of(named, request, session.wallet().snapshot().get());
        Optional<Satoshis> amount = parsed instanceof ParsedAmount.Valid(var sum) ? Optional.of(sum) : Optional.empty();
        Optional<PayAmount> pay =
                inputs.everything() ? Optional.of(new PayAmount.Everything()) : amount.map(PayAmount.Exactly::new);
        return new Composition(
                request,
                problem(recipient, inputs),
                payee,
                amount,
                inputs.everything() || !(parsed instanceof ParsedAmount.Invalid(var problem))
                        ? ""
                        : SendTexts.explain(problem),
                inputs.fee().problem(),
                quote,
                options(session, quote, request, pay),
                prepare(session, quote, request, pay, inputs.fee().choice()));
    }

    /// People paste amounts with the thin spaces of this program's own groups.
    private static String bare(String typed) {
        return typed.replaceAll("[\\s\u00a0\u2009\u202f]", "");
    }

    private static String problem(Recipient recipient, Inputs inputs) {
        return switch (recipient) {
            case Recipient.Understood _ -> "";
            case Recipient.Named(var name) ->
                name.equals(inputs.name().name()) ? inputs.name().problem() : "";
            case Recipient.EthereumAsked _ -> RequestTexts.ASKS_ON_ETHEREUM;
            case Recipient.Refused(var problem) -> explain(problem, inputs);
        };
    }

    private static String explain(RecipientProblem problem, Inputs inputs) {
        return inputs.recipient().isBlank() ? "Say whom to pay." : SendTexts.explain(problem);
    }

    private static List<FeeOption> options(
            Session session, FeeQuote quote, Optional<PaymentRequest> request, Optional<PayAmount> pay) {
        return switch (quote) {
            case FeeQuote.Unknown _ -> List.of();
            case FeeQuote.Known known ->
                List.of(Urgency.values()).stream()
                        .map(urgency -> {
                            var outcome =
                                    prepare(session, quote, request, pay, Optional.of(new FeeChoice.Quoted(urgency)));
                            return new FeeOption(urgency, known.rate(urgency), outcome.flatMap(Composer::cost));
                        })
                        .toList();
        };
    }

    private static Optional<Satoshis> cost(DraftOutcome outcome) {
        return outcome instanceof DraftOutcome.Ready(var draft)
                ? Optional.of(draft.effects().fee())
                : Optional.empty();
    }

    private static Optional<DraftOutcome> prepare(
            Session session,
            FeeQuote quote,
            Optional<PaymentRequest> request,
            Optional<PayAmount> pay,
            Optional<FeeChoice> fee) {
        return request.flatMap(to -> pay.flatMap(amount ->
                fee.map(choice -> session.wallet().prepare(DraftRequest.to(to.address(), amount, choice), quote))));
    }
}
