package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.TipStatistics;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.proof.Claimed;
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

    /// The tip is nobody's to prove: it is what a server says that others pay.
    private static EthereumAnswer.Told told(Proven<Simulated> proven, ChainQuestions questions) {
        var simulated = proven.value();
        var json = SimulationMembers.gas(simulated);
        var page = SimulationPage.gas(simulated);
        if (!(questions.tips() instanceof Claimed<TipStatistics>(var tips, var source, var _))) {
            return new EthereumAnswer.Told(json.with("tips", new Json.Nothing()), page);
        }
        var said = Json.Members.none()
                .with("standing", "Claimed")
                .with("source", source)
                .with("blocks", tips.blocks())
                .with("low", EthereumMembers.amount(tips.low()))
                .with("middle", EthereumMembers.amount(tips.middle()))
                .with("high", EthereumMembers.amount(tips.high()));
        return new EthereumAnswer.Told(
                json.with("tips", said),
                page.row(
                        "Tips",
                        tips.low() + " to " + tips.high() + ", in the middle " + tips.middle() + ", says " + source));
    }
}
