package dev.touchstone.ui.text;

import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;

/// The five marks a value can wear, in the words the program always uses for them.
public enum Standing {
    PROVEN("Proven"),
    CHECKING("Checking"),
    CLAIMED("Claimed"),
    STALE("Proven earlier"),
    FAILED("Proof failed");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The standing of a finding while the chain it refers to is fresh.
    public static Standing of(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> _ -> PROVEN;
            case Pending<?> _ -> CHECKING;
            case Claimed<?> _ -> CLAIMED;
            case Refuted<?> _ -> FAILED;
        };
    }

    /// The same, where a proof that refers to an old head is marked as such.
    public static Standing of(Finding<?> finding, boolean headIsOld) {
        var standing = of(finding);
        return standing == PROVEN && headIsOld ? STALE : standing;
    }
}
