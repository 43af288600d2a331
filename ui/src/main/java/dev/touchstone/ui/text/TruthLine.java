package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;

/// The one calm line over a page of amounts: how far they are proven, and how old that is. Immutable.
public record TruthLine(TruthMark mark, String words) {

    /// The line for a finding on a chain of this freshness.
    ///
    /// @param what what the finding is of, as the subject of the sentence: "All amounts", "This payment"
    public static TruthLine of(Finding<?> finding, ChainStatus chain, String asOf, String what) {
        var mark = Marks.of(finding, chain.headIsOld());
        return new TruthLine(
                mark,
                switch (finding) {
                    case Proven<?> proven -> proven(proven.asOf().height(), chain, asOf, what);
                    case Pending<?> pending -> Texts.explain(pending.reason());
                    case Claimed<?> claimed -> "Claimed by " + claimed.source() + ". Nobody here checked it.";
                    case Refuted<?> _ -> "One amount failed its proof. It is not shown and not counted.";
                });
    }

    private static String proven(Height height, ChainStatus chain, String asOf, String what) {
        if (chain.offline()) return "Offline. Proven as of " + asOf + ".";
        if (chain.headIsOld()) return "Proven " + chain.age() + ". " + chain.next();
        return what + " proven up to block " + AmountFormat.count(height.value()) + ", " + chain.age();
    }
}
