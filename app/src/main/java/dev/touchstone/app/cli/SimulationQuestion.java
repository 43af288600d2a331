package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import picocli.CommandLine.Mixin;

/// What a transaction would do, from the options to the answer. Written by picocli, then only read.
final class SimulationQuestion {
    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private TransactionOptions options = new TransactionOptions();

    /// Says what is proven, and may ask for more.
    @FunctionalInterface
    interface Telling {
        EthereumAnswer.Told tell(Proven<Simulated> simulated, ChainQuestions questions);
    }

    Answer ask(Ethereums ethereums, Console console, Telling telling)
            throws Failure, IOException, InterruptedException {
        var fixed = options.fixed();
        var watched = options.watched();
        var tokens = options.tokens();
        if (watched.size() > SimulationInput.MOST || tokens.size() > SimulationInput.MOST) {
            throw Failure.usage("At most " + SimulationInput.MOST + " accounts and as many tokens can be named.");
        }
        return question.answer(ethereums, console, fixed.members(), (about, questions, at) -> {
            var chainId = BigInteger.valueOf(about.network().get().chain().chainId());
            return about.of(
                    found(new Asked(fixed, chainId, watched, tokens), questions, at),
                    proven -> telling.tell(proven, questions));
        });
    }

    private record Asked(
            TransactionOptions.Fixed fixed,
            BigInteger chainId,
            List<EthereumAddress> watched,
            List<EthereumAddress> tokens) {}

    /// What was not said of the transaction is taken from what is proven of its sender and of the newest block.
    private static Finding<Simulated> found(Asked asked, ChainQuestions questions, HeadKind at) {
        var head = questions.head(at);
        if (!(head instanceof Proven<ExecutionHeader> block)) return EthereumWords.instead(head);
        var account = questions.accounts(List.of(asked.fixed().from()), at).getFirst();
        if (!(account instanceof Proven<AccountState> sender)) return EthereumWords.instead(account);
        var transaction = TransactionOptions.transaction(asked.fixed(), asked.chainId(), sender.value(), block.value());
        return questions.simulate(new SimulationInput(List.of(transaction), 0, asked.watched(), asked.tokens()), at);
    }
}
