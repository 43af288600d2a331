package dev.touchstone.ui.text;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;

/// Which of the five marks a value wears, and the word that always stands with it.
public final class Marks {
    private Marks() {}

    /// The mark of a finding; a proof that refers to an old head wears the clock.
    public static TruthMark of(Finding<?> finding, boolean headIsOld) {
        return switch (finding) {
            case Proven<?> _ -> headIsOld ? TruthMark.STALE : TruthMark.PROVEN;
            case Pending<?> _ -> TruthMark.CHECKING;
            case Claimed<?> _ -> TruthMark.CLAIMED;
            case Refuted<?> _ -> TruthMark.FAILED;
        };
    }

    public static String word(TruthMark mark) {
        return switch (mark) {
            case PROVEN -> "Proven";
            case CHECKING -> "Checking";
            case CLAIMED -> "Claimed";
            case STALE -> "Proven earlier";
            case FAILED -> "Proof failed";
        };
    }
}
