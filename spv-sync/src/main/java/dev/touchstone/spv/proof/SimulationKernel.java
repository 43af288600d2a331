package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.Simulation;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.simulation.SimulationOutcome;
import java.math.BigInteger;
import java.time.Instant;

/// What transactions would do, computed here before anybody signs them: they are run in the block after a
/// proven one, over proven words of its state (Yellow Paper, 6). Pure and thread-safe; it takes some seconds of
/// one core at most.
///
/// Proven is what the code does in that state and at that time. Not proven is that the block will be so: other
/// transactions may come first, another block may hold it, and what of a block is open before there is one
/// ([dev.touchstone.spv.ethereum.simulation.NextBlock]) is told in the result where code asks for it.
public final class SimulationKernel {
    private SimulationKernel() {}

    /// What the transactions come to, one after another.
    ///
    /// [Pending] where a premise is missing, with its name, or where the rules or what the code asks for are
    /// not known here; nothing that is missing reads as zero. Refuted where a premise is of another block.
    ///
    /// @param chain the network of the block
    public static Finding<Simulated> simulate(
            EthereumChain chain, Proven<ExecutionHeader> header, SimulationInput input, CallPremises premises) {
        if (!CallKernel.isOf(chain, header.evidence())) {
            return new Refuted<>(new Refutation.PremiseMissing("a block of the network '" + chain.id() + "'"));
        }
        var time = time(chain, header.value(), input);
        var rules = CallRules.after(chain, header.value(), time);
        if (rules.isEmpty()) return CallKernel.unknown("the rules of the next block's time");
        return switch (CallState.of(header, premises)) {
            case CallState.Taken.Not(var why) -> new Refuted<>(why);
            case CallState.Taken.All(var state) -> {
                var outcome = Simulation.run(
                        rules.get(),
                        BigInteger.valueOf(chain.chainId()),
                        header.value(),
                        time.getEpochSecond(),
                        input,
                        state,
                        Budget.CALL);
                yield proven(outcome, state, header);
            }
        };
    }

    /// The earliest time of the next block, or a later one that was given.
    private static Instant time(EthereumChain chain, ExecutionHeader header, SimulationInput input) {
        var earliest = header.timestamp().plus(chain.schedule().slotTime());
        var given = Instant.ofEpochSecond(input.notBefore());
        return given.isAfter(earliest) ? given : earliest;
    }

    private static Finding<Simulated> proven(
            SimulationOutcome outcome, CallState state, Proven<ExecutionHeader> header) {
        return switch (outcome) {
            case SimulationOutcome.MissingState(var missing) ->
                Pending.because(new Pending.Reason.StateMissing(missing));
            case SimulationOutcome.CannotBeTold(var why) -> CallKernel.unknown(why);
            case SimulationOutcome.Done(var simulated) -> {
                var evidence = new Evidence.SimulationInState(simulated, state.used(), header.evidence());
                yield new Proven<>(simulated, evidence, header.asOf());
            }
        };
    }

    /// Takes a simulation's proof apart and proves it again, with exactly the premises that it needs and in their
    /// order.
    static Finding<Simulated> replay(EthereumChain chain, Proven<ExecutionHeader> header, ProofStep.ToSimulation step) {
        return switch (new CallReplay(header).premises(step)) {
            case CallReplay.Result.Not(var why) -> new Refuted<>(why);
            case CallReplay.Result.Premises(var premises) ->
                switch (simulate(chain, header, step.input(), premises)) {
                    case Proven<Simulated> proven ->
                        CallReplay.step((Evidence.SimulationInState) proven.evidence())
                                        .equals(step)
                                ? proven
                                : new Refuted<>(CallReplay.MORE_THAN_NEEDED);
                    case Pending<Simulated> pending ->
                        CallReplay.missing(pending)
                                .<Finding<Simulated>>map(Refuted::new)
                                .orElse(pending);
                    case Refuted<Simulated> refuted -> refuted;
                    case Claimed<Simulated> _ -> throw new IllegalStateException("the kernel claims nothing");
                };
        };
    }
}
