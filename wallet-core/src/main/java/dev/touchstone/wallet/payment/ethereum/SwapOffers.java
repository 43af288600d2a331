package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks every pool of Uniswap at once, in one block, what an exchange would come to. Immutable; blocks.
///
/// @param at in which block: a swap is tried in the newest
public record SwapOffers(ContractQuestions chain, HeadKind at) {
    /// A small amount is so small a part of the whole.
    private static final BigInteger PART = BigInteger.valueOf(100);

    /// What fewer units come to is too coarse to compare prices by.
    private static final BigInteger FEWEST = BigInteger.valueOf(1_000);

    private static final BigInteger PARTS = BigInteger.valueOf(10_000);

    /// The best offer.
    public SwapOffer best(Swap swap) {
        return best(swap, List.of());
    }

    /// The best offer, and how much of the account's token the router may take.
    public SwapOffer best(Swap swap, EthereumAddress owner) {
        return swap.sold() instanceof Swap.Side.Token(var token)
                ? best(swap, List.of(new Erc20.Allowance(token, owner, swap.at().router())))
                : best(swap);
    }

    private SwapOffer best(Swap swap, List<Erc20.Allowance> allowances) {
        var whole = Swap.FEES.stream().map(swap::question).toList();
        var small = part(swap);
        var asked = new ArrayList<TokenQuestion<?>>(whole);
        small.ifPresent(part -> Swap.FEES.forEach(fee -> asked.add(part.question(fee))));
        asked.addAll(allowances);
        var answers = TokenAnswers.ask(chain, asked, at);
        for (var question : allowances)
            if (!answers.of(question).isProven()) return new SwapOffer.NotProven(swap, answers.of(question));
        var quotes = new ArrayList<Quote>();
        for (var question : whole) {
            var answer = answers.of(question);
            if (answer instanceof Proven<BigInteger> amount) quotes.add(new Quote(question.fee(), amount));
            else if (!isNoPool(answer)) return new SwapOffer.NotProven(swap, answer);
        }
        var best =
                quotes.stream().max(Comparator.comparing(quote -> quote.amount().value()));
        if (best.isEmpty() || best.get().amount().value().signum() == 0) return new SwapOffer.NoPool(swap);
        var allowed = allowances.stream().findFirst().flatMap(question -> proven(answers.of(question)));
        var impact = small.map(part -> impact(swap, best.get(), part, answers)).orElseGet(OptionalInt::empty);
        return new SwapOffer.Found(swap, best.get().fee(), best.get().amount(), impact, allowed);
    }

    private record Quote(int fee, Proven<BigInteger> amount) {}

    private static Optional<Proven<BigInteger>> proven(Finding<BigInteger> answer) {
        return answer instanceof Proven<BigInteger> amount ? Optional.of(amount) : Optional.empty();
    }

    private static Optional<Swap> part(Swap swap) {
        var units = swap.units().divide(PART);
        return units.signum() > 0
                ? Optional.of(new Swap(swap.at(), swap.sold(), swap.bought(), units))
                : Optional.empty();
    }

    private static OptionalInt impact(Swap swap, Quote best, Swap part, TokenAnswers answers) {
        var small =
                proven(answers.of(part.question(best.fee()))).map(Proven::value).orElse(BigInteger.ZERO);
        if (small.compareTo(FEWEST) < 0) return OptionalInt.empty();
        var fair = small.multiply(swap.units());
        var lost = fair.subtract(best.amount().value().multiply(part.units())).max(BigInteger.ZERO);
        var parts = lost.multiply(PARTS).add(fair).subtract(BigInteger.ONE).divide(fair);
        return OptionalInt.of(parts.intValueExact());
    }

    /// The quoter fails where there is no such pool.
    private static boolean isNoPool(Finding<?> answer) {
        return answer instanceof Refuted<?>(Refutation.OfCall _);
    }
}
