package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.SimulationKernel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Computes what transactions would do, over proven state. No server is told more than what of the state is
/// asked for, and none is asked what the transactions do. Thread-safe; blocks, and computes on the thread that
/// asks.
final class SimulationAsk {
    private final EthereumChain chain;
    private final Asker asker;
    private final ProofCache proofs;
    private final KnownState known;
    private final LearnedNeeds learned;
    private final Rounds rounds;

    SimulationAsk(EthereumChain chain, Asker asker, ProofCache proofs, KnownState known, LearnedNeeds learned) {
        this.chain = chain;
        this.asker = asker;
        this.proofs = proofs;
        this.known = known;
        this.learned = learned;
        this.rounds = new Rounds(asker);
    }

    Finding<Simulated> simulate(Proven<ExecutionHeader> block, SimulationInput input) throws InterruptedException {
        var state = new Gathering(block, asker, proofs, known);
        var result = new AtomicReference<Finding<Simulated>>(Pending.because(new Pending.Reason.NotChecked()));
        var failure = rounds.run(state, first(input), 0, premises -> {
            if (Thread.interrupted()) throw new InterruptedException();
            var found = SimulationKernel.simulate(chain, block, input, premises);
            result.set(found);
            if (found instanceof Proven<Simulated> proven) learn(proven);
            return missing(found)
                    .map(missing -> new Rounds.Left(Needs.of(missing), calls(input)))
                    .orElse(Rounds.Left.NOTHING);
        });
        var found = result.get();
        return failure.isPresent() && missing(found).isPresent() ? ProofVerdict.instead(failure.get()) : found;
    }

    private static Optional<Missing> missing(Finding<Simulated> found) {
        return found instanceof Pending<Simulated> pending
                        && pending.reason() instanceof Pending.Reason.StateMissing(var missing)
                ? Optional.of(missing)
                : Optional.empty();
    }

    /// What the transactions name, and what such transactions needed before.
    private Needs first(SimulationInput input) {
        var needs = Needs.NOTHING;
        for (var account : input.accounts()) needs = needs.and(Needs.ofAccount(account));
        for (var token : input.tokens()) needs = needs.and(Needs.ofAccount(token));
        for (var tx : input.transactions()) needs = needs.and(first(tx));
        return needs;
    }

    private Needs first(UnsignedTransaction tx) {
        var accounts = new LinkedHashSet<EthereumAddress>();
        var slots = new LinkedHashSet<Missing.Slot>();
        for (var entry : tx.accessList()) {
            accounts.add(entry.address());
            entry.keys().forEach(key -> slots.add(new Missing.Slot(entry.address(), key)));
        }
        tx.authorizations().forEach(one -> accounts.add(one.delegate()));
        accounts.remove(EthereumAddress.ZERO);
        var named = new Needs(accounts, slots, Set.copyOf(accounts));
        return call(tx).map(learned::guess).map(named::and).orElse(named);
    }

    private static List<CallInput> calls(SimulationInput input) {
        return input.transactions().stream().flatMap(tx -> call(tx).stream()).toList();
    }

    /// The transaction as a call: what it needs depends on who sends it.
    private static Optional<CallInput> call(UnsignedTransaction tx) {
        return tx.destination() instanceof Destination.To(var to)
                ? Optional.of(new CallInput(to, tx.data(), Wei.ZERO, tx.from(), CallInput.AMPLE_GAS))
                : Optional.empty();
    }

    private void learn(Proven<Simulated> proven) {
        if (!(proven.evidence() instanceof Evidence.SimulationInState it)) return;
        var needs = LearnedNeeds.needs(
                it.run().accounts(), it.run().slots(), it.run().codes());
        for (var tx : proven.value().input().transactions()) {
            call(tx).ifPresent(call -> learned.learn(call, needs));
        }
    }
}
