package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prepares payments. Pure apart from the dice, which hide the order of coins and outputs. Thread-safe.
public final class Drafts {
    /// What nodes with the most generous settings pass on; applied while nothing better is known.
    private static final FeeRate LEAST_FLOOR = new FeeRate(100);

    private Drafts() {}

    public static DraftOutcome prepare(DraftRequest request, FeeQuote quote, DraftContext context) {
        var problem = problem(request, context);
        if (problem.isPresent()) return problem.get();
        var rate = rate(request.fee(), quote);
        if (rate.isEmpty()) return new DraftOutcome.NoFeeKnown();
        var floor = floor(quote);
        if (rate.get().compareTo(floor) < 0) return new DraftOutcome.FeeBelowFloor(rate.get(), floor);
        var drafting = new Drafting(request, rate.get(), context);
        return switch (request.coins()) {
            case CoinChoice.Automatic _ -> automatic(drafting, context);
            case CoinChoice.Exactly exactly -> exactly(drafting, exactly, context);
        };
    }

    private static Optional<DraftOutcome> problem(DraftRequest request, DraftContext context) {
        for (var payee : request.payees()) {
            var address = payee.address();
            if (address.network() != context.network()) {
                return Optional.of(new DraftOutcome.WrongNetwork(address, context.network()));
            }
            if (payee.amount() instanceof PayAmount.Exactly exactly) {
                var least = DustLimit.of(address.script());
                if (exactly.amount().isLessThan(least)) {
                    return Optional.of(new DraftOutcome.BelowDust(address, exactly.amount(), least));
                }
            }
        }
        return Optional.empty();
    }

    static Optional<FeeRate> rate(FeeChoice choice, FeeQuote quote) {
        return switch (choice) {
            case FeeChoice.Custom custom -> Optional.of(custom.rate());
            case FeeChoice.Quoted quoted ->
                switch (quote) {
                    case FeeQuote.Known known -> Optional.of(known.rate(quoted.urgency()));
                    case FeeQuote.Unknown _ -> Optional.empty();
                };
        };
    }

    static FeeRate floor(FeeQuote quote) {
        return switch (quote) {
            case FeeQuote.Known known -> known.floor();
            case FeeQuote.Unknown _ -> LEAST_FLOOR;
        };
    }

    /// Coins in blocks first; unconfirmed change only where those are not enough.
    private static DraftOutcome automatic(Drafting drafting, DraftContext context) {
        var allowed = context.coins().stream().filter(context.policy()::allows).toList();
        if (allowed.isEmpty()) return nothingToSpend(context);
        if (drafting.sendsEverything()) return drafting.everything(drafting.worthwhile(allowed));
        var confirmed = allowed.stream().filter(Coin::isConfirmed).toList();
        return drafting.select(confirmed)
                .or(() -> drafting.select(allowed))
                .orElseGet(() -> drafting.shortfall(allowed));
    }

    private static DraftOutcome nothingToSpend(DraftContext context) {
        var frozen =
                context.coins().stream().filter(Coin::frozen).map(Coin::value).toList();
        return new DraftOutcome.NothingToSpend(waiting(context), Satoshis.sum(frozen));
    }

    /// What is the wallet's or on its way to it, but cannot be spent now.
    static Satoshis waiting(DraftContext context) {
        return Satoshis.sum(context.coins().stream()
                .filter(coin ->
                        !coin.leaving() && !coin.frozen() && !context.policy().allows(coin))
                .map(Coin::value)
                .toList());
    }

    private static DraftOutcome exactly(Drafting drafting, CoinChoice.Exactly choice, DraftContext context) {
        var byOutPoint = context.coins().stream().collect(Collectors.toMap(Coin::outPoint, Function.identity()));
        List<OutPoint> unavailable = choice.outPoints().stream()
                .filter(outPoint ->
                        !byOutPoint.containsKey(outPoint) || !context.policy().allows(byOutPoint.get(outPoint)))
                .toList();
        if (!unavailable.isEmpty()) return new DraftOutcome.CoinsUnavailable(unavailable);
        if (choice.outPoints().isEmpty()) return nothingToSpend(context);
        var chosen = choice.outPoints().stream().map(byOutPoint::get).toList();
        return drafting.sendsEverything() ? drafting.everything(chosen) : drafting.spendAll(chosen);
    }
}
