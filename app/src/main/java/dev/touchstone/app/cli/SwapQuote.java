package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.node.ContractQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.payment.ethereum.Swap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the best pool gives, by the quoter's own code over proven state. Immutable.
record SwapQuote(Proven<BigInteger> amount, int fee) {
    /// A pool's fee is in millionths; percent are hundredths.
    private static final int FEE_PLACES = 4;

    /// Asks about every pool at once; blocks.
    ///
    /// @throws Failure where no pool gives anything, or what one gives could not be proven
    static SwapQuote best(Swap swap, ContractQuestions questions) throws Failure {
        var asked = Swap.FEES.stream().map(swap::question).toList();
        var answers = TokenAnswers.ask(questions, asked, HeadKind.SIGNED);
        var quotes = new ArrayList<SwapQuote>();
        for (var question : asked) {
            var answer = answers.of(question);
            if (answer instanceof Proven<BigInteger> amount) quotes.add(new SwapQuote(amount, question.fee()));
            else if (!isNoPool(answer)) throw unproven(answer);
        }
        return quotes.stream()
                .max(Comparator.comparing(SwapQuote::units))
                .filter(best -> best.units().signum() > 0)
                .orElseThrow(() -> Failure.refused("NoPool", "No pool of Uniswap exchanges these for each other."));
    }

    /// The quoter fails where there is no such pool.
    private static boolean isNoPool(Finding<?> answer) {
        return answer instanceof Refuted<?>(Refutation.OfCall _);
    }

    private static Failure unproven(Finding<?> answer) {
        return Failure.environment("NotProven", EthereumWords.because(answer));
    }

    BigInteger units() {
        return amount.value();
    }

    private String percent() {
        return new BigDecimal(fee)
                        .movePointLeft(FEE_PLACES)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    List<String> lines(BigInteger least) {
        return List.of(
                "Proven at block " + amount.asOf().height().value() + ": the pool with the fee " + percent()
                        + " would give " + units() + " of the smallest units. The price may move until then.",
                "It fails where it would give less than " + least + ".");
    }

    Json.Members members(BigInteger least) {
        return Json.Members.none()
                .with("quote", units().toString())
                .with("quotedAt", EthereumWords.point(amount.asOf()))
                .with("poolFee", fee)
                .with("least", least.toString());
    }
}
