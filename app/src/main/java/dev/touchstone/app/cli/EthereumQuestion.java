package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.layer.LayerNode;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.proof.Finding;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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
        return following(
                ethereums, console, subject, (about, network, at) -> answering.answer(about, network.node(), at));
    }

    /// Gives the answer to a question that needs more of the network than its state.
    @FunctionalInterface
    interface Following {
        Answer answer(EthereumAnswer about, FollowedEthereum network, HeadKind at)
                throws Failure, IOException, InterruptedException;
    }

    Answer following(Ethereums ethereums, Console console, Json.Members subject, Following following)
            throws Failure, IOException, InterruptedException {
        var head = question.head();
        var patience = time.patience();
        try (var followed = ethereums.follow(ethereum, console)) {
            var ready = EthereumRun.ready(followed, head, patience, console);
            var about = new EthereumAnswer(followed.node().snapshot(), subject, question.out());
            var answer = following.answer(about, followed, head);
            return ready.reservation().map(answer::but).orElse(answer);
        }
    }

    /// Answers a question about a chain beside the network.
    @FunctionalInterface
    interface LayerAnswering {
        Answer answer(LayerAnswer about, LayerNode node, HeadKind at) throws Failure, IOException;
    }

    /// @param layer the chain that was named
    /// @param provesWhat whether the network proves of the chain what is asked; if not, it is not asked
    Answer beside(
            Ethereums ethereums,
            Console console,
            LayerOptions layer,
            Predicate<Layer> provesWhat,
            Json.Members subject,
            LayerAnswering answering)
            throws Failure, IOException, InterruptedException {
        var head = question.head();
        var wanted = ethereums.layer(ethereum, layer);
        if (!provesWhat.test(wanted.layer())) {
            try (var servers = wanted.alone()) {
                return answering.answer(about(servers.node(), Optional.empty(), subject, wanted), servers.node(), head);
            }
        }
        var patience = time.patience();
        try (var followed = ethereums.follow(ethereum, console)) {
            var ready = EthereumRun.ready(followed, head, patience, console);
            var node = wanted.beside(followed);
            var about = about(node, Optional.of(followed.node().snapshot()), subject, wanted);
            var answer = answering.answer(about, node, head);
            return ready.reservation().map(answer::but).orElse(answer);
        }
    }

    private LayerAnswer about(
            LayerNode node, Optional<Latest<EthereumSnapshot>> network, Json.Members subject, WantedLayer wanted) {
        return new LayerAnswer(node, network, subject, question.out(), wanted.clock());
    }

    /// Whether servers may be asked that nobody named.
    boolean allowsPublic() {
        return ethereum.allowsPublic();
    }

    boolean writesProof() {
        return question.out().isPresent();
    }
}
