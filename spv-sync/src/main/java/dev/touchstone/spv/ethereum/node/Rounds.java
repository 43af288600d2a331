package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.Finding;
import java.util.List;
import java.util.Optional;

/// Runs code with what is proven, asks for all that it misses, and runs it again, until nothing is missing or
/// it takes too long. Where code leads from one word to the next, a server is asked once where it leads.
/// Thread-safe; blocks.
final class Rounds {
    /// How often servers are asked for one batch. Most need two or three rounds. A name goes through some ten
    /// contracts and words, each named by the one before, and back again for a reverse name; whoever tells
    /// nothing of that beforehand, or tells it wrong, must not be able to keep it from being proven.
    private static final int MOST_ROUNDS = 40;

    /// How often code is run, for what is known already needs no asking.
    private static final int MOST_RUNS = 64;

    /// Accounts, words and codes together: what reads more is nothing that a wallet needs.
    private static final int MOST_STATE = 8192;

    /// Whoever needs more rounds is led by code from one place to the next.
    private static final int BEFORE_HINTS = 2;

    private final AccessHints hints;

    Rounds(Asker asker) {
        this.hints = new AccessHints(asker);
    }

    /// What is left to do after a run.
    ///
    /// @param missing of the state
    /// @param unfinished the calls that miss it
    record Left(Needs missing, List<CallInput> unfinished) {
        static final Left NOTHING = new Left(Needs.NOTHING, List.of());

        Left {
            unfinished = List.copyOf(unfinished);
        }
    }

    /// Runs all that has no result yet.
    @FunctionalInterface
    interface Attempt {
        Left with(CallPremises premises) throws InterruptedException;
    }

    /// Empty where nobody failed to prove anything, whether or not there is a result; else what came instead.
    ///
    /// @param first what is likely needed
    /// @param more what may be read above the limit
    Optional<Finding<?>> run(Gathering state, Needs first, int more, Attempt attempt) throws InterruptedException {
        int most = MOST_STATE + more;
        var needs = first;
        boolean isHinted = false;
        for (int run = 0; run < MOST_RUNS && state.rounds() < MOST_ROUNDS; run++) {
            int before = state.size();
            var failure = state.gather(needs);
            var left = attempt.with(state.premises());
            if (failure.isPresent()) return failure;
            needs = left.missing();
            boolean isStuck = run > 0 && state.size() == before;
            if (needs.count() == 0 || isStuck || state.size() + needs.count() > most) break;
            if (!isHinted && state.rounds() >= BEFORE_HINTS) {
                isHinted = true;
                var hinted = needs.and(hints.of(state.block(), left.unfinished()));
                if (state.size() + hinted.count() <= most) needs = hinted;
            }
        }
        return Optional.empty();
    }
}
