package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.ui.control.CommitteeBar;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Drawing;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;

/// The rungs between an Ethereum block and the checkpoint: which block, who signed it, and how they are known. Pure.
final class SigningRungs {
    private SigningRungs() {}

    /// @param isSubject whether the block itself is what is proven, not something in it
    static List<Rung> of(Evidence.SignedBlock block, boolean isSubject, Wording wording) {
        var rungs = new ArrayList<Rung>();
        rungs.add(block(block, isSubject));
        switch (block.signing()) {
            case Evidence.Signing.IsCheckpoint() ->
                rungs.add(rung("That block is the checkpoint itself.", List.of(), beacon(block)));
            case Evidence.Signing.Signed(var by, long period) -> {
                rungs.add(signed(block, by, period, ". It becomes final, usually 13 to 19 min after it was made."));
                rungs.add(handovers(block, period, wording));
            }
            case Evidence.Signing.Finalized(var by, long period) -> {
                rungs.add(signed(block, by, period, "; it is final."));
                rungs.add(handovers(block, period, wording));
            }
        }
        return rungs;
    }

    private static Rung block(Evidence.SignedBlock block, boolean isSubject) {
        var header = ExecutionHeader.parse(block.header()).orThrow();
        var number = AmountFormat.count(header.number().value());
        var sentence = isSubject
                ? "This is block " + number + "."
                : "The fingerprint of that table is in block " + number + ".";
        return rung(
                sentence,
                List.of(),
                List.of(
                        new Detail("State root", "0x" + header.stateRoot().hex()),
                        new Detail("Block hash", "0x" + header.hash().hex())));
    }

    private static Rung signed(Evidence.SignedBlock block, LightClientUpdate by, long period, String end) {
        var aggregate = by.aggregate();
        int members = aggregate.size();
        var details = new ArrayList<>(beacon(block));
        details.add(new Detail(
                "Signed in slot", AmountFormat.count(by.signatureSlot().value())));
        details.add(new Detail("Period of the sync committee", AmountFormat.count(period)));
        details.add(new Detail("Needed", CommitteeBar.needed(members) + " of " + members));
        details.add(new Detail(
                "Aggregate signature (BLS)", "0x" + aggregate.signature().hex()));
        return rung(
                signers(aggregate) + " signed for that block" + end,
                List.of(new Drawing.Committee(aggregate.participants(), members)),
                details);
    }

    private static String signers(SyncAggregate aggregate) {
        return aggregate.participants() + " of " + aggregate.size() + " committee members";
    }

    private static List<Detail> beacon(Evidence.SignedBlock block) {
        return List.of(
                new Detail(
                        "Beacon block, slot",
                        AmountFormat.count(block.beacon().slot().value())),
                new Detail("Its root", "0x" + block.beacon().beacon().root().hex()));
    }

    private static Rung handovers(Evidence.SignedBlock block, long period, Wording wording) {
        long count = wording.handovers(block.trail().bootstrap().header().slot(), period);
        var sentence = count == 0
                ? "That committee is the one that the checkpoint names."
                : "That committee was named by the one before, back to the checkpoint: "
                        + (count == 1 ? "1 handover." : AmountFormat.count(count) + " handovers.");
        var details = List.of(
                new Detail(
                        "Updates checked",
                        AmountFormat.count(block.trail().updates().size())),
                new Detail(
                        "Checkpoint root",
                        "0x" + block.trail().checkpoint().root().hex()));
        return rung(sentence, count == 0 ? List.of() : List.of(new Drawing.Handovers(count)), details);
    }

    private static Rung rung(String sentence, List<Drawing> drawings, List<Detail> details) {
        return new Rung(TruthMark.PROVEN, sentence, drawings, details, false);
    }
}
