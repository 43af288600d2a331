package dev.touchstone.wallet.payment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Takes coins in the order they were shuffled into until there is enough; when they grow too heavy the smallest goes
/// back. Confined to one selection.
final class RandomDraw {
    private final List<Candidate> shuffled;
    private final CoinSelector.Target target;

    RandomDraw(List<Candidate> shuffled, CoinSelector.Target target) {
        this.shuffled = shuffled;
        this.target = target;
    }

    /// Enough for the payment and a change that is worth having.
    Optional<Selection> withChange() {
        return draw(target.amount() + target.change() + target.usefulChange()).map(picked -> {
            long waste = wasteOf(picked) + target.change() + target.changeLater();
            return new Selection(picked, waste);
        });
    }

    /// Enough for the payment; what is over becomes change or fee.
    Optional<Selection> enough() {
        return draw(target.amount()).map(picked -> {
            long over = picked.stream().mapToLong(Candidate::effective).sum() - target.amount();
            return new Selection(picked, wasteOf(picked) + over);
        });
    }

    private static long wasteOf(List<Candidate> picked) {
        return picked.stream().mapToLong(Candidate::waste).sum();
    }

    private Optional<List<Candidate>> draw(long wanted) {
        var smallestFirst = new PriorityQueue<>(Comparator.comparingLong(Candidate::effective));
        long sum = 0;
        long weight = 0;
        for (var candidate : shuffled) {
            smallestFirst.add(candidate);
            sum += candidate.effective();
            weight += candidate.weight();
            while (weight > target.mostInputWeight()) {
                var dropped = smallestFirst.remove();
                sum -= dropped.effective();
                weight -= dropped.weight();
            }
            if (sum >= wanted) return Optional.of(new ArrayList<>(smallestFirst));
        }
        return Optional.empty();
    }
}
