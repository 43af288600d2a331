package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.Optional;
import java.util.Set;

/// Asks contracts the same before and after a transaction. What the state does not know is written down, and
/// then no answer counts. Confined to one thread.
final class Questions {
    /// More would take too long.
    private static final int MOST_RUNS = 1024;

    private final Scene scene;
    private final StateView before;
    private final StateView after;
    private Missing missing = new Missing(Set.of(), Set.of(), Set.of(), Set.of());
    private int runs;

    Questions(Scene scene, StateView before, StateView after) {
        this.scene = scene;
        this.before = before;
        this.after = after;
    }

    /// What the answers lack; empty where they count.
    Optional<Missing> missing() {
        return missing.count() == 0 ? Optional.empty() : Optional.of(missing);
    }

    boolean isTooMuch() {
        return runs > MOST_RUNS;
    }

    <T> Told<T> ask(Question<T> question) {
        runs += 2;
        if (isTooMuch()) return new Told.Silent<>();
        var was = answer(question, before);
        var is = answer(question, after);
        boolean isOne = was instanceof Reply.Given<T> || is instanceof Reply.Given<T>;
        if (question.mayRefuse() && isOne) {
            was = was.orRefused(question.nothing());
            is = is.orRefused(question.nothing());
        }
        return was instanceof Reply.Given<T>(var first) && is instanceof Reply.Given<T>(var then)
                ? new Told.Answered<>(first, then)
                : new Told.Silent<>();
    }

    private sealed interface Reply<T> {
        record Given<T>(T answer) implements Reply<T> {}

        record Refused<T>() implements Reply<T> {}

        record None<T>() implements Reply<T> {}

        default Reply<T> orRefused(T nothing) {
            return this instanceof Refused<T> ? new Given<>(nothing) : this;
        }
    }

    private <T> Reply<T> answer(Question<T> question, StateView state) {
        var account = state.account(question.contract());
        if (account.filter(it -> !it.hasCode()).isPresent()) return new Reply.Given<>(question.nothing());
        return switch (scene.ask(question.contract(), question.data(), state)) {
            case CallOutcome.Returned returned ->
                question.reader().apply(returned.bytes()) instanceof Parsed.Ok<T>(var answer)
                        ? new Reply.Given<>(answer)
                        : new Reply.None<>();
            case CallOutcome.Reverted _ -> new Reply.Refused<>();
            case CallOutcome.MissingState(var more) -> {
                missing = missing.and(more);
                yield new Reply.None<>();
            }
            case CallOutcome.Halted _, CallOutcome.CannotBeProvenLocally _, CallOutcome.OutOfBudget _ ->
                new Reply.None<>();
        };
    }
}
