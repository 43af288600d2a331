package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.ContentEvidence;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.TrustAnchor;
import dev.touchstone.ui.proof.Ladder.Rung;
import dev.touchstone.ui.text.ChainStatus;
import dev.touchstone.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns findings and their evidence into ladders. Pure.
final class LadderBuilder {
    private static final String COMPLETENESS_LIMIT =
            "A payment to you would be missing here if every peer that was asked hid it. One honest peer among them is enough.";

    private LadderBuilder() {}

    /// @param what what the finding is of: "This amount", "This payment"
    static Ladder of(Finding<?> finding, ChainStatus chain, String what, Wording wording) {
        return switch (finding) {
            case Proven<?> proven -> proven(proven, chain, wording);
            case Pending<?> pending -> pending(pending.reason(), what);
            case Claimed<?> claimed ->
                new Ladder(
                        TruthMark.CLAIMED,
                        "Claimed by " + claimed.source() + ". Nobody here checked it.",
                        List.of(),
                        "",
                        List.of());
            case Refuted<?> refuted -> failed(refuted, what, wording);
        };
    }

    private static Ladder proven(Proven<?> proven, ChainStatus chain, Wording wording) {
        var rungs = rungs(proven.evidence(), wording);
        var steps = rungs.size() == 1 ? "1 step" : rungs.size() + " steps";
        var summary = chain.headIsOld()
                ? "Proof good, " + steps + "; the newest block known is from " + chain.age() + "."
                : "Proven on this computer, " + steps + ".";
        return new Ladder(
                chain.headIsOld() ? TruthMark.STALE : TruthMark.PROVEN,
                summary,
                rungs,
                anchor(proven.evidence()).map(wording::of).orElse(""),
                limits(proven.evidence()));
    }

    private static Ladder pending(Pending.Reason reason, String what) {
        var rung = new Rung(TruthMark.CHECKING, Texts.explain(reason), List.of(), List.of(), true);
        return new Ladder(
                TruthMark.CHECKING,
                what + " is not proven yet.",
                List.of(rung),
                "",
                List.of("Nothing is proven before every step is. What was found so far may not be all."));
    }

    private static Ladder failed(Refuted<?> refuted, String what, Wording wording) {
        var refutation = refuted.refutation();
        var broken = new Rung(
                TruthMark.FAILED,
                Texts.explain(refutation),
                List.of(),
                List.of(
                        new Ladder.Detail("Refutation", refutation.code()),
                        new Ladder.Detail("Evidence", refutation.toString())),
                true);
        var done = new Rung(TruthMark.CHECKING, wording.afterFailure(), List.of(), List.of(), false);
        return new Ladder(
                TruthMark.FAILED,
                what + " failed its proof. It is not shown and not counted.",
                List.of(broken, done),
                "",
                List.of(wording.limitOfFailure()));
    }

    /// From the number downwards: what was found, what was looked through, the chain.
    private static List<Rung> rungs(Evidence evidence, Wording wording) {
        if (EtherRungs.isOfEthereum(evidence)) return new EtherRungs(wording).of(evidence);
        if (evidence instanceof ContentEvidence content) return List.of(ContentRungs.rung(content));
        var rungs = new ArrayList<Rung>();
        switch (evidence) {
            case Evidence.Derived derived -> {
                rungs.add(RungTexts.payments(inBlocks(derived)));
                scan(derived).ifPresent(scan -> rungs.add(RungTexts.scan(scan)));
            }
            case Evidence.InBlock inBlock -> rungs.add(RungTexts.inBlock(inBlock));
            case Evidence.FilterScan scan -> rungs.add(RungTexts.scan(scan));
            case Evidence.WholeBlock block -> rungs.add(RungTexts.wholeBlock(block));
            case Evidence.HeaderOnChain _,
                    Evidence.Anchor _,
                    Evidence.OfState _,
                    ContentEvidence _,
                    Evidence.SignedBlock _ -> {}
        }
        var what = evidence instanceof Evidence.Derived ? "Those blocks lie" : "It lies";
        header(evidence).ifPresent(header -> rungs.add(RungTexts.header(header, what)));
        return rungs;
    }

    private static List<Evidence.InBlock> inBlocks(Evidence.Derived derived) {
        return derived.premises().stream()
                .filter(Evidence.InBlock.class::isInstance)
                .map(Evidence.InBlock.class::cast)
                .toList();
    }

    private static Optional<Evidence.FilterScan> scan(Evidence.Derived derived) {
        return derived.premises().stream()
                .filter(Evidence.FilterScan.class::isInstance)
                .map(Evidence.FilterScan.class::cast)
                .findFirst();
    }

    /// The header that everything else stands on: of several, the one that the coverage ends with.
    private static Optional<Evidence.HeaderOnChain> header(Evidence evidence) {
        return switch (evidence) {
            case Evidence.HeaderOnChain header -> Optional.of(header);
            case Evidence.WholeBlock block -> Optional.of(block.header());
            case Evidence.InBlock inBlock -> Optional.of(inBlock.header());
            case Evidence.FilterScan scan -> Optional.of(scan.header());
            case Evidence.Derived derived ->
                derived.premises().stream().flatMap(p -> header(p).stream()).findFirst();
            case Evidence.Anchor _, Evidence.SignedBlock _, Evidence.OfState _, ContentEvidence _ -> Optional.empty();
        };
    }

    private static Optional<TrustAnchor> anchor(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Anchor(var anchor) -> Optional.of(anchor);
            case Evidence.HeaderOnChain _,
                    Evidence.WholeBlock _,
                    Evidence.InBlock _,
                    Evidence.FilterScan _,
                    Evidence.Derived _,
                    Evidence.SignedBlock _,
                    ContentEvidence _,
                    Evidence.OfState _ ->
                evidence.premises().stream()
                        .flatMap(premise -> anchor(premise).stream())
                        .findFirst();
        };
    }

    private static List<String> limits(Evidence evidence) {
        if (EtherRungs.isOfEthereum(evidence)) return EtherRungs.limits(evidence);
        if (evidence instanceof ContentEvidence) return ContentRungs.LIMITS;
        var limits = new ArrayList<String>();
        boolean restsOnScan = switch (evidence) {
            case Evidence.Derived derived -> scan(derived).isPresent();
            case Evidence.FilterScan _ -> true;
            case Evidence.InBlock _,
                    Evidence.WholeBlock _,
                    Evidence.HeaderOnChain _,
                    Evidence.Anchor _,
                    Evidence.SignedBlock _,
                    ContentEvidence _,
                    Evidence.OfState _ -> false;
        };
        if (restsOnScan) limits.add(COMPLETENESS_LIMIT);
        else limits.add("It shows that this payment is in the chain, not that its coins are still unspent.");
        limits.add("A chain with more work, kept secret until now, could still replace the newest blocks.");
        return limits;
    }
}
