package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.LeastGas;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateAfter;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome.Executed;
import dev.touchstone.spv.ethereum.simulation.Scene.Ran;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Runs transactions one after another in the block after a known one, and tells what each of them does. The
/// same input over the same state always gives the same. Confined to one thread.
public final class Simulation {
    /// More is no transaction that a person can judge.
    private static final int MOST_EFFECTS = 512;

    private final Scene scene;
    private final NextBlock block;
    private final SimulationInput input;
    private final List<SimulatedTransaction> done = new ArrayList<>();
    private Optional<Missing> missing = Optional.empty();
    private Optional<String> obstacle = Optional.empty();

    private Simulation(Scene scene, NextBlock block, SimulationInput input) {
        this.scene = scene;
        this.block = block;
        this.input = input;
    }

    /// Tries the transactions.
    ///
    /// @param rules of the next block
    /// @param parent the block after whose state it begins
    /// @param afterParent what is known of that state
    public static SimulationOutcome run(
            EvmRules rules,
            BigInteger chainId,
            ExecutionHeader parent,
            long time,
            SimulationInput input,
            StateView afterParent,
            Budget budget) {
        var block = NextBlock.after(parent, rules, time);
        var scene = new Scene(rules, block.context(chainId), budget);
        var state = new NextBlockState(afterParent, parent, rules.fork().since(EvmFork.PRAGUE));
        return new Simulation(scene, block, input).outcome(state);
    }

    private SimulationOutcome outcome(StateView begin) {
        var state = begin;
        for (var tx : input.transactions()) state = next(tx, state);
        if (missing.isPresent()) return new SimulationOutcome.MissingState(missing.get());
        if (obstacle.isPresent()) return new SimulationOutcome.CannotBeTold(obstacle.get());
        return new SimulationOutcome.Done(new Simulated(input, block, done));
    }

    /// Where something is missing the rest is run all the same, to find what else is.
    private StateView next(UnsignedTransaction tx, StateView state) {
        var ran = scene.run(tx, state);
        if (ran.missing().isPresent()) {
            lacks(ran.missing().get());
            return state;
        }
        return switch (ran.outcome()) {
            case TransactionOutcome.Invalid(var problem) -> {
                done.add(new SimulatedTransaction(
                        new Ending.NotTaken(problem),
                        0,
                        Wei.ZERO,
                        OptionalLong.empty(),
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of()));
                yield state;
            }
            case TransactionOutcome.CannotBeProvenLocally(var what) -> stopped(what, state);
            case TransactionOutcome.OutOfBudget(var what) -> stopped("a run that takes so much: " + what, state);
            case Executed executed -> {
                var after = new StateAfter(state, ran.changes());
                tell(tx, ran, executed, state, after);
                yield after;
            }
        };
    }

    private void lacks(Missing more) {
        missing = Optional.of(missing.map(known -> known.and(more)).orElse(more));
    }

    private StateView stopped(String why, StateView state) {
        if (obstacle.isEmpty()) obstacle = Optional.of(why);
        return state;
    }

    private void tell(UnsignedTransaction tx, Ran ran, Executed executed, StateView before, StateView after) {
        var fee = tx.fees().perGas(block.baseFee()).times(executed.gasUsed());
        var questions = new Questions(scene, before, after);
        var moves = ran.record().moves();
        var effects = new EffectFinder(input.accounts(), before, ran.changes())
                .effects(new EffectFinder.Own(tx.from(), fee, moves, executed.logs()), input.tokens(), questions);
        questions.missing().ifPresent(this::lacks);
        if (missing.isPresent()) return;
        if (questions.isTooMuch() || effects.size() > MOST_EFFECTS) {
            stopped("a transaction with so many effects", after);
            return;
        }
        done.add(new SimulatedTransaction(
                ending(executed),
                executed.gasUsed(),
                fee,
                executed.succeeded() ? leastGas(tx, before, ran, executed) : OptionalLong.empty(),
                ran.record().reads(),
                executed.logs(),
                moves,
                effects));
    }

    private static Ending ending(Executed executed) {
        if (executed.succeeded()) return new Ending.Succeeds(executed.output(), executed.created());
        return executed.halt().<Ending>map(Ending.Halts::new).orElseGet(() -> new Ending.Reverts(executed.output()));
    }

    /// With less a call within may fail without its caller minding: so it must log, move and write the same.
    private OptionalLong leastGas(UnsignedTransaction tx, StateView state, Ran ran, Executed whole) {
        var result = LeastGas.search(tx.gasLimit(), gas -> {
            var tried = scene.run(tx.withGas(gas), state);
            tried.missing().ifPresent(this::lacks);
            boolean isKnown = tried.missing().isEmpty()
                    && (tried.outcome() instanceof Executed || tried.outcome() instanceof TransactionOutcome.Invalid);
            if (!isKnown) return new LeastGas.Tried.Unknown<>(tried.outcome());
            boolean isSame = tried.outcome() instanceof Executed it
                    && it.succeeded()
                    && it.logs().equals(whole.logs())
                    && tried.record().moves().equals(ran.record().moves())
                    && tried.written().equals(ran.written());
            return isSame
                    ? new LeastGas.Tried.Succeeded<>(whole.gasUsed())
                    : new LeastGas.Tried.Failed<>(tried.outcome());
        });
        return result instanceof LeastGas.Result.Found<TransactionOutcome>(long least)
                ? OptionalLong.of(least)
                : OptionalLong.empty();
    }
}
