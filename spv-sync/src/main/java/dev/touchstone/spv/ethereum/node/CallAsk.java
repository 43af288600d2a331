package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.CodeCache;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.proof.CallKernel;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Computes calls over proven state: runs them with what is proven, asks for all that they miss, proves it, and
/// runs them again, until nothing is missing or it takes too long. No server is asked what a call returns.
/// Thread-safe; blocks, and computes on the thread that asks.
final class CallAsk {
    /// What each call after the first may add to the limit on what is read.
    private static final int MOST_MORE = 16;

    private final EthereumChain chain;
    private final Asker asker;
    private final ProofCache proofs;
    private final KnownState known;
    private final LearnedNeeds learned;
    private final Rounds rounds;

    CallAsk(EthereumChain chain, Asker asker, ProofCache proofs, KnownState known, LearnedNeeds learned) {
        this.chain = chain;
        this.asker = asker;
        this.proofs = proofs;
        this.known = known;
        this.learned = learned;
        this.rounds = new Rounds(asker);
    }

    /// The results in the order of the calls, all in the state after this one block. What one call has is there
    /// for all.
    List<Finding<CallResult>> calls(Proven<ExecutionHeader> block, List<CallInput> inputs) throws InterruptedException {
        var batch = new Batch(block, inputs);
        var needs = inputs.stream().map(learned::guess).reduce(Needs.NOTHING, Needs::and);
        var state = new Gathering(block, asker, proofs, known);
        var failure = rounds.run(state, needs, MOST_MORE * inputs.size(), batch::run);
        return failure.isPresent() ? ended(batch.results, failure.get()) : List.copyOf(batch.results);
    }

    /// Calls in the state after one block, and how far they have come.
    private final class Batch {
        private final Proven<ExecutionHeader> block;
        private final List<CallInput> inputs;
        private final List<Finding<CallResult>> results;
        private final CodeCache codes = new CodeCache();
        private List<Integer> open;

        Batch(Proven<ExecutionHeader> block, List<CallInput> inputs) {
            this.block = block;
            this.inputs = inputs;
            this.results = new ArrayList<>(
                    Collections.nCopies(inputs.size(), Pending.because(new Pending.Reason.NotChecked())));
            this.open = IntStream.range(0, inputs.size()).boxed().toList();
        }

        /// Runs those that have no result yet.
        Rounds.Left run(CallPremises premises) throws InterruptedException {
            for (int i : open) {
                if (Thread.interrupted()) throw new InterruptedException();
                var found = CallKernel.call(chain, block, inputs.get(i), premises, codes);
                results.set(i, found);
                if (found instanceof Proven<CallResult> proven) learned.learn(proven);
            }
            open = open.stream()
                    .filter(i -> missing(results.get(i)).isPresent())
                    .toList();
            var needs = open.stream()
                    .flatMap(i -> missing(results.get(i)).stream())
                    .map(Needs::of)
                    .reduce(Needs.NOTHING, Needs::and);
            return new Rounds.Left(needs, open.stream().map(inputs::get).toList());
        }
    }

    private static Optional<Missing> missing(Finding<CallResult> found) {
        return found instanceof Pending<CallResult> pending
                        && pending.reason() instanceof Pending.Reason.StateMissing(var missing)
                ? Optional.of(missing)
                : Optional.empty();
    }

    /// What is proven stays; for the rest it is said why nobody proved what they miss.
    private static List<Finding<CallResult>> ended(List<Finding<CallResult>> results, Finding<?> failure) {
        return results.stream()
                .map(found -> missing(found).isPresent() ? ProofVerdict.<CallResult>instead(failure) : found)
                .toList();
    }
}
