package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftOutcome;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.PaymentRequest;
import java.util.List;
import java.util.Optional;

/// What was typed into the send page and what it comes to. Immutable.
///
/// @param request whom to pay, when that is understood
/// @param recipientProblem why it is not; empty where it is
/// @param payee whose name the recipient is, where it is one that was looked up, and which contact
/// @param outcome what preparing came to, once recipient, amount and fee are all clear
record Composition(
        Optional<PaymentRequest> request,
        String recipientProblem,
        Payee payee,
        Optional<Satoshis> amount,
        String amountProblem,
        String feeProblem,
        FeeQuote quote,
        List<FeeOption> options,
        Optional<DraftOutcome> outcome) {

    Composition {
        options = List.copyOf(options);
    }

    Optional<Draft> draft() {
        return outcome.flatMap(o -> o instanceof DraftOutcome.Ready(var draft) ? Optional.of(draft) : Optional.empty());
    }
}
