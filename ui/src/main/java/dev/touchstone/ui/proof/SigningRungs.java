package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.List;

/// The rungs between an Ethereum block and the checkpoint: who signed it, and how they are known. Pure.
final class SigningRungs {
    private SigningRungs() {}

    static List<Rung> of(Evidence.SignedBlock block) {
        var slot = new Detail(
                "Beacon block", AmountFormat.count(block.beacon().slot().value()));
        var root = new Detail("Its root", "0x" + block.beacon().beacon().root().hex());
        return switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() ->
                List.of(rung("This block is the checkpoint itself.", List.of(slot, root)));
            case Evidence.Signing.Signed(var by, var _) ->
                List.of(rung(signed(by.aggregate()) + ".", List.of(slot, root)), handovers(block));
            case Evidence.Signing.Finalized(var by, var _) ->
                List.of(rung(signed(by.aggregate()) + "; it is final.", List.of(slot, root)), handovers(block));
        };
    }

    private static String signed(SyncAggregate aggregate) {
        return aggregate.participants() + " of " + aggregate.size() + " committee members signed for that block";
    }

    private static Rung handovers(Evidence.SignedBlock block) {
        var updates = new Detail(
                "Updates checked", AmountFormat.count(block.trail().updates().size()));
        return rung("That committee was named by the one before, back to the checkpoint.", List.of(updates));
    }

    private static Rung rung(String sentence, List<Detail> details) {
        return new Rung(TruthMark.PROVEN, sentence, List.of(), details, false);
    }
}
