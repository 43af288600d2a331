package dev.touchstone.wallet.payment;

import dev.touchstone.wallet.key.Dice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Picks coins for a payment. First branch-and-bound looks for coins that fit so well that no change is needed; beside
/// it a single random draw gathers enough for the payment and a useful change. The waste metric decides between them:
/// what is paid now beyond the long-term rate, plus what change costs, or what is given away without it. Immutable.
///
/// These are the methods of Bitcoin Core's wallet; the random draw keeps a stranger from guessing which coins are next.
final class CoinSelector {
    /// The rate at which coins left over will be spent some day. Below it spending many coins saves fees.
    static final FeeRate LONG_TERM = new FeeRate(10_000);

    private final Dice dice;

    CoinSelector(Dice dice) {
        this.dice = dice;
    }

    /// What has to be reached. All numbers are in [Scaled] units.
    ///
    /// @param amount payments and the fee for everything but the inputs
    /// @param change what a change output costs now
    /// @param changeLater what spending the change will cost at the long-term rate
    /// @param usefulChange the least change that a random draw leaves room for
    /// @param mostInputWeight what the inputs may weigh together
    record Target(long amount, long change, long changeLater, long usefulChange, long mostInputWeight) {}

    /// The coins to spend; empty where the candidates are not enough. Those that cost more than they bring are left
    /// out.
    Optional<Selection> select(List<Candidate> candidates, Target target) {
        var worthwhile = candidates.stream()
                .filter(candidate -> candidate.effective() > 0)
                .sorted(Comparator.comparingLong(Candidate::effective).reversed())
                .toList();
        var exact = new BranchAndBound(worthwhile, target).search();
        var draw = new RandomDraw(Shuffle.of(worthwhile, dice), target);
        var best = Stream.of(exact, draw.withChange())
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Selection::waste));
        return best.or(draw::enough);
    }
}
