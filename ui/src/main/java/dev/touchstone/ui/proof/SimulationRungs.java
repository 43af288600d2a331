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
        var result = simulation.result();
        var details = CallRungs.codes(simulation.run().codes());
        details.add(new Detail(
                "On top of block", AmountFormat.count(result.block().number().value() - 1)));
        for (var tried : result.transactions()) details.add(new Detail("Gas", AmountFormat.count(tried.gasUsed())));
        int count = result.transactions().size();
        var what = count == 1
                ? "The transaction was"
                : CallRungs.counted(count, "transaction") + ", one after another, were";
        var block = AmountFormat.count(result.block().number().value());
        boolean runsCode = bytes > 0;
        var run = new Drawing.Run(words, simulation.run().codes().size(), bytes);
        return new Rung(
                TruthMark.PROVEN,
                what + " tried on this computer as if in block " + block
                        + (runsCode ? ", over " + CallRungs.counted(words, "proven word") : "") + ", and not sent.",
                runsCode ? List.of(run) : List.of(),
                details,
                false);
    }
}
