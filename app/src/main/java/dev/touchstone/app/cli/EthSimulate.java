package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.payment.ethereum.TransactionEffects;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth simulate`: what a transaction would do, computed here before anybody signs it.
@Command(
        name = "simulate",
        description = "Try a transaction over proven state, before it is signed, and prove what it would do.")
final class EthSimulate implements Task {
    private final Ethereums ethereums;

    @Mixin
    private SimulationQuestion question = new SimulationQuestion();

    EthSimulate(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        return question.ask(ethereums, console, (proven, _) -> told(proven));
    }

    private static EthereumAnswer.Told told(Proven<Simulated> proven) {
        var simulated = proven.value();
        var chain = SignedBlocks.under(proven)
                .map(block -> block.trail().checkpoint().chain())
                .orElse("");
        var effects = TransactionEffects.of(chain, proven, simulated.input().accounts());
        return new EthereumAnswer.Told(SimulationMembers.of(simulated, effects), SimulationPage.of(simulated, effects));
    }
}
