package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Drawing;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.List;

/// The rung of what a transaction would do. Pure.
final class SimulationRungs {
    static final List<String> LIMITS = List.of(
            "Other transactions may come first: what it does then can be something else.",
            "That a token’s contract means by its answers what its standard says is not proven.");

    private SimulationRungs() {}

    static Rung run(Evidence.SimulationInState simulation) {
        int words = simulation.run().slots().size();
        int bytes = simulation.run().codes().stream()
                .mapToInt(code -> code.code().bytes().length())
                .sum();
        var details = CallRungs.codes(simulation.run().codes());
        var block = simulation.result().block();
        details.add(
                new Detail("Tried in block", AmountFormat.count(block.number().value())));
        return new Rung(
                TruthMark.PROVEN,
                "The transaction was tried on this computer, over " + CallRungs.counted(words, "proven word")
                        + ", and not sent.",
                List.of(new Drawing.Run(words, simulation.run().codes().size(), bytes)),
                details,
                false);
    }
}
