package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Computes calls over proven state: runs them with what is proven, asks for all that they miss, proves it, and
/// runs them again, until nothing is missing or it takes too long. No server is asked what a call returns.
/// Thread-safe; blocks, and computes on the thread that asks.
final class CallAsk {
    /// How often servers are asked for one batch. A name goes through some ten contracts and words, each named
    /// by the one before, and back again for a reverse name.
    private static final int MOST_ROUNDS = 40;

    /// How often calls are run, for what is known already needs no asking.
    private static final int MOST_RUNS = 64;

    /// Accounts, words and codes together: a call that reads more is none that a wallet needs.
    private static final int MOST_STATE = 8192;

    /// What each further call may add to that.
    private static final int MOST_MORE = 16;

    private final EthereumChain chain;
    private final Asker asker;
    private final ProofCache proofs;
    private final KnownState known = new KnownState();
    private final LearnedNeeds learned = new LearnedNeeds(known);

    CallAsk(EthereumChain chain, Asker asker, ProofCache proofs) {
        this.chain = chain;
        this.asker = asker;
        this.proofs = proofs;
    }

    /// The results in the order of the calls, all in the state after this one block. What one call has is there
    /// for all.
    List<Finding<CallResult>> calls(Proven<ExecutionHeader> block, List<CallInput> inputs) throws InterruptedException {
        var state = new Gathering(block, asker, proofs, known);
        var codes = new CodeCache();
        var results = new ArrayList<Optional<Finding<CallResult>>>();
        var needs = Needs.NOTHING;
        for (var input : inputs) {
            results.add(Optional.empty());
            needs = needs.and(learned.guess(input));
        }
        for (int run = 0; run < MOST_RUNS && state.rounds() < MOST_ROUNDS; run++) {
            int before = state.size();
            var failure = state.gather(needs);
            needs = run(block, inputs, results, state, codes);
            if (failure.isPresent()) return ended(results, failure.get());
            boolean isStuck = run > 0 && state.size() == before;
            boolean isTooMuch = state.size() + needs.count() > MOST_STATE + MOST_MORE * inputs.size();
            if (needs.count() == 0 || isStuck || isTooMuch) break;
        }
        return results.stream().map(Optional::orElseThrow).toList();
    }

    /// Runs those that have no result yet, and says what these miss.
    private Needs run(
            Proven<ExecutionHeader> block,
            List<CallInput> inputs,
            List<Optional<Finding<CallResult>>> results,
            Gathering state,
            CodeCache codes)
            throws InterruptedException {
        var premises = state.premises();
        var needs = Needs.NOTHING;
        for (int i = 0; i < inputs.size(); i++) {
            boolean isDone = results.get(i).filter(found -> !isMissing(found)).isPresent();
            if (isDone) continue;
            if (Thread.interrupted()) throw new InterruptedException();
            var found = CallKernel.call(chain, block, inputs.get(i), premises, codes);
            results.set(i, Optional.of(found));
            if (found instanceof Proven<CallResult> proven) learned.learn(proven);
            if (found instanceof Pending<CallResult> pending
                    && pending.reason() instanceof Pending.Reason.StateMissing(var missing)) {
                needs = needs.and(Needs.of(missing));
            }
        }
        return needs;
    }

    private static boolean isMissing(Finding<CallResult> found) {
        return found instanceof Pending<CallResult> pending && pending.reason() instanceof Pending.Reason.StateMissing;
    }

    /// What is proven stays; for the rest it is said why nobody proved what they miss.
    private static List<Finding<CallResult>> ended(List<Optional<Finding<CallResult>>> results, Finding<?> failure) {
        return results.stream()
                .map(Optional::orElseThrow)
                .map(found -> isMissing(found) ? ProofVerdict.<CallResult>instead(failure) : found)
                .toList();
    }
}
