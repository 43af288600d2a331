package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.proof.Finding;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/// One question to an Ethereum network, from the options to the answer. Written by picocli, then only read.
final class EthereumQuestion {
    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private PatienceOption time = new PatienceOption();

    /// Puts the question to a network that can be asked.
    @FunctionalInterface
    interface Asking<T> {
        Finding<T> ask(ChainQuestions questions, HeadKind at);
    }

    /// Gives the answer to a question, whatever came of it.
    @FunctionalInterface
    interface Answering {
        Answer answer(EthereumAnswer about, ChainQuestions questions, HeadKind at)
                throws Failure, IOException, InterruptedException;
    }

    /// @param subject what is asked about, as members of the answer
    <T> Answer ask(
            Ethereums ethereums,
            Console console,
            Json.Members subject,
            Asking<T> asking,
            Function<T, EthereumAnswer.Told> tell)
            throws Failure, IOException, InterruptedException {
        return answer(
                ethereums,
                console,
                subject,
                (about, questions, at) -> about.of(asking.ask(questions, at), proven -> tell.apply(proven.value())));
    }

    Answer answer(Ethereums ethereums, Console console, Json.Members subject, Answering answering)
            throws Failure, IOException, InterruptedException {
        var head = question.head();
        var patience = time.patience();
        try (var followed = ethereums.follow(ethereum, console)) {
            var ready = EthereumRun.ready(followed, head, patience, console);
            var about = new EthereumAnswer(followed.node().snapshot(), subject, question.out());
            var answer = answering.answer(about, followed.node(), head);
            return ready.reservation().map(answer::but).orElse(answer);
        }
    }

    /// Whether servers may be asked that nobody named.
    boolean allowsPublic() {
        return ethereum.allowsPublic();
    }

    boolean writesProof() {
        return question.out().isPresent();
    }
}
