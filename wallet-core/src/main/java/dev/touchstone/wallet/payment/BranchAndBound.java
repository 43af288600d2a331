package dev.touchstone.wallet.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches for coins whose sum lies between the target and the target plus what change would cost, so that none is
/// made. Walks the tree of "with this coin" and "without it", largest coins first, and turns back where no better
/// solution can follow. Confined to one search.
final class BranchAndBound {
    private static final int MOST_TRIES = 100_000;

    private final List<Candidate> pool;
    private final CoinSelector.Target target;
    private final List<Integer> chosen = new ArrayList<>();
    private long sum;
    private long waste;
    private long weight;
    private long available;
    private int next;
    private Optional<Selection> best = Optional.empty();

    /// @param pool sorted from the largest effective value to the smallest, all above zero
    BranchAndBound(List<Candidate> pool, CoinSelector.Target target) {
        this.pool = pool;
        this.target = target;
        this.available = pool.stream().mapToLong(Candidate::effective).sum();
    }

    Optional<Selection> search() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (mustTurnBack()) {
                if (chosen.isEmpty()) break;
                turnBack();
            } else {
                goOn();
            }
            next++;
        }
        return best;
    }

    private boolean mustTurnBack() {
        if (sum + available < target.amount()) return true;
        if (sum > target.amount() + target.change() + target.changeLater()) return true;
        if (weight > target.mostInputWeight()) return true;
        boolean onlyWorse = pool.getFirst().waste() > 0
                && best.isPresent()
                && waste > best.get().waste();
        if (onlyWorse) return true;
        if (sum < target.amount()) return false;
        remember();
        return true;
    }

    private void remember() {
        long total = waste + (sum - target.amount());
        if (best.isPresent() && best.get().waste() <= total) return;
        best = Optional.of(new Selection(chosen.stream().map(pool::get).toList(), total));
    }

    /// Gives up everything after the last chosen coin, and then that one too.
    private void turnBack() {
        int last = chosen.removeLast();
        for (next--; next > last; next--) available += pool.get(next).effective();
        add(pool.get(last), -1);
    }

    /// Takes the next coin, or passes it over where an equal one was passed over just before.
    private void goOn() {
        var candidate = pool.get(next);
        available -= candidate.effective();
        boolean equalWasPassedOver = next > 0
                && !(!chosen.isEmpty() && chosen.getLast() == next - 1)
                && pool.get(next - 1).effective() == candidate.effective()
                && pool.get(next - 1).weight() == candidate.weight();
        if (equalWasPassedOver) return;
        chosen.add(next);
        add(candidate, 1);
    }

    private void add(Candidate candidate, long sign) {
        sum += sign * candidate.effective();
        waste += sign * candidate.waste();
        weight += sign * candidate.weight();
    }
}
