package dev.touchstone.ui.send;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.FeeChoice;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.ReplacementOutcome;
import dev.touchstone.wallet.payment.Urgency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What raising a fee comes to. Immutable.
///
/// @param typed the choice that was asked for
/// @param feeBefore the fee of the payment that waits
/// @param options what each quoted fee costs more
/// @param outcome what preparing came to, once the choice is clear
record Raise(
        FeeForm.Typed typed,
        FeeQuote quote,
        Satoshis feeBefore,
        List<FeeOption> options,
        Optional<ReplacementOutcome> outcome) {
    Raise {
        options = List.copyOf(options);
    }

    /// Asks the wallet to prepare the payment anew, at the fee that was chosen and at each that is quoted.
    static CompletableFuture<Raise> prepare(
            OpenWallet wallet, TxId payment, Satoshis feeBefore, FeeForm.Typed typed, FeeQuote quote) {
        var options = quote instanceof FeeQuote.Known known
                ? List.of(Urgency.values()).stream()
                        .map(urgency -> wallet.replace(payment, new FeeChoice.Quoted(urgency), quote)
                                .thenApply(outcome ->
                                        new FeeOption(urgency, known.rate(urgency), more(outcome, feeBefore))))
                        .toList()
                : List.<CompletableFuture<FeeOption>>of();
        var chosen = typed.choice()
                .map(choice -> wallet.replace(payment, choice, quote).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        return CompletableFuture.allOf(options.toArray(CompletableFuture[]::new))
                .thenCombine(
                        chosen,
                        (_, outcome) -> new Raise(
                                typed,
                                quote,
                                feeBefore,
                                options.stream().map(CompletableFuture::join).toList(),
                                outcome));
    }

    private static Optional<Satoshis> more(ReplacementOutcome outcome, Satoshis feeBefore) {
        return outcome instanceof ReplacementOutcome.Ready(var draft)
                ? Optional.of(draft.effects().fee().minus(feeBefore))
                : Optional.empty();
    }

    Optional<Draft> draft() {
        return outcome.flatMap(
                o -> o instanceof ReplacementOutcome.Ready(var draft) ? Optional.of(draft) : Optional.empty());
    }

    /// Whether the payment has to stay as it is, at any fee.
    boolean isRefused() {
        return outcome.filter(ReplacementOutcome.NotReplaceable.class::isInstance)
                .isPresent();
    }
}
