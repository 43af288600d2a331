package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Computes calls over proven state: runs them with what is proven, asks for all that they miss, proves it, and
/// runs them again, until nothing is missing or it takes too long. No server is asked what a call returns.
/// Thread-safe; blocks, and computes on the thread that asks.
final class CallAsk {
    /// Whoever needs more rounds is led by code from one place to the next.
    private static final int BEFORE_HINTS = 2;

    /// What each call after the first may add to the limit on what is read.
    private static final int MOST_MORE = 16;

    private final EthereumChain chain;
    private final Asker asker;
    private final ProofCache proofs;
    private final KnownState known;
    private final LearnedNeeds learned;
    private final AccessHints hints;

    CallAsk(EthereumChain chain, Asker asker, ProofCache proofs, KnownState known, LearnedNeeds learned) {
        this.chain = chain;
        this.asker = asker;
        this.proofs = proofs;
        this.known = known;
        this.learned = learned;
        this.hints = new AccessHints(asker);
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
        var hinted = new AtomicBoolean();
        var failure = Rounds.run(state, needs, MOST_MORE * inputs.size(), premises -> {
            var missing = run(block, inputs, results, premises, codes);
            boolean isDeep = missing.count() > 0 && state.rounds() >= BEFORE_HINTS;
            return isDeep && hinted.compareAndSet(false, true)
                    ? missing.and(hints.of(block.asOf().hash(), unfinished(inputs, results)))
                    : missing;
        });
        return failure.isPresent()
                ? ended(results, failure.get())
                : results.stream().map(Optional::orElseThrow).toList();
    }

    /// Runs those that have no result yet, and says what these miss.
    private Needs run(
            Proven<ExecutionHeader> block,
            List<CallInput> inputs,
            List<Optional<Finding<CallResult>>> results,
            CallPremises premises,
            CodeCache codes)
            throws InterruptedException {
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

    private static List<CallInput> unfinished(List<CallInput> inputs, List<Optional<Finding<CallResult>>> results) {
        return IntStream.range(0, inputs.size())
                .filter(i -> results.get(i).filter(found -> !isMissing(found)).isEmpty())
                .mapToObj(inputs::get)
                .toList();
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
