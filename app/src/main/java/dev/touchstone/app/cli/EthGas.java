package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone eth gas`: how much gas a transaction needs, and what that costs in the next block.
@Command(name = "gas", description = "Prove how much gas a transaction needs, and the next block's base fee.")
final class EthGas implements Task {
    private final Ethereums ethereums;

    @Mixin
    private SimulationQuestion question = new SimulationQuestion();

    EthGas(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        return question.ask(ethereums, console, EthGas::told);
    }

    private static EthereumAnswer.Told told(Proven<Simulated> proven) {
        var simulated = proven.value();
        return new EthereumAnswer.Told(
                SimulationMembers.gas(simulated), Page.empty().and(SimulationPage.gas(simulated)));
    }
}
