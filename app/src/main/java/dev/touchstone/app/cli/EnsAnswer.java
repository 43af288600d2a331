package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.node.Names;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;

/// How what was found of a name becomes an answer. Pure but for the proof's file.
final class EnsAnswer {
    private EnsAnswer() {}

    /// What is proven and not what was asked for ends with 1; what is only claimed with 3, and the proof that
    /// is written is of the call by which the name's contract took it.
    ///
    /// @param isFound whether it is what was asked for
    static <T> Answer of(
            EthereumAnswer about, Names.Found<T> found, Predicate<T> isFound, Function<T, EthereumAnswer.Told> tell)
            throws Failure, IOException {
        return switch (found.finding()) {
            case Proven<T> proven -> {
                var answer = about.of(proven, it -> tell.apply(it.value()));
                yield isFound.test(proven.value()) ? answer : new Answer(Exit.REFUSED, answer.json(), answer.page());
            }
            case Claimed<T> claimed -> about.claimed(claimed, tell.apply(claimed.value()), found.taken());
            case Pending<T> _, Refuted<T> _ -> about.of(found.finding(), it -> tell.apply(it.value()));
        };
    }
}
