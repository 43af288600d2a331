package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.Finding;
import java.util.Optional;

/// Runs code with what is proven, asks for all that it misses, and runs it again, until nothing is missing or
/// it takes too long. Pure but for whom it asks.
final class Rounds {
    /// How often servers are asked for one batch. Most need two or three rounds. A name goes through some ten
    /// contracts and words, each named by the one before, and back again for a reverse name; whoever tells nothing
    /// of that beforehand, or tells it wrong, must not be able to keep it from being proven.
    private static final int MOST_ROUNDS = 40;

    /// How often code is run, for what is known already needs no asking.
    private static final int MOST_RUNS = 64;

    /// Accounts, words and codes together: what reads more is nothing that a wallet needs.
    private static final int MOST_STATE = 8192;

    private Rounds() {}

    /// Runs all that has no result yet, and says what that misses.
    @FunctionalInterface
    interface Attempt {
        Needs with(CallPremises premises) throws InterruptedException;
    }

    /// Empty where nobody failed to prove anything, whether or not there is a result; else what came instead.
    ///
    /// @param first what is likely needed
    /// @param more what may be read above the limit
    static Optional<Finding<?>> run(Gathering state, Needs first, int more, Attempt attempt)
            throws InterruptedException {
        var needs = first;
        for (int run = 0; run < MOST_RUNS && state.rounds() < MOST_ROUNDS; run++) {
            int before = state.size();
            var failure = state.gather(needs);
            needs = attempt.with(state.premises());
            if (failure.isPresent()) return failure;
            boolean isStuck = run > 0 && state.size() == before;
            boolean isTooMuch = state.size() + needs.count() > MOST_STATE + more;
            if (needs.count() == 0 || isStuck || isTooMuch) break;
        }
        return Optional.empty();
    }
}
