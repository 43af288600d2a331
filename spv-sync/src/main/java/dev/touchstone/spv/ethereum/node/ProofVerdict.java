package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import java.util.ArrayList;
import java.util.List;

/// What the kernel's findings say of the server that gave the bytes, and what a question's end says to
/// whoever asked. Pure.
public final class ProofVerdict {
    private ProofVerdict() {}

    /// Proven bytes are true, refuted ones a lie; what can only be pending is not for the server to mend.
    public static <T> Verdict<Finding<T>> of(Finding<T> finding) {
        return switch (finding) {
            case Proven<T> proven -> new Verdict.True<>(proven);
            case Pending<T> pending -> new Verdict.True<>(pending);
            case Refuted<T>(var why) -> new Verdict.False<>(why);
            case Claimed<T> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }

    /// All of them are true, or the first lie counts.
    public static <T> Verdict<List<Finding<T>>> ofAll(List<Finding<T>> findings) {
        for (var finding : findings) {
            if (of(finding) instanceof Verdict.False<Finding<T>>(var why)) return new Verdict.False<>(why);
        }
        return new Verdict.True<>(List.copyOf(findings));
    }

    /// The same outcome for what would have been concluded from a finding that is not proven.
    public static <T> Finding<T> instead(Finding<?> unproven) {
        return switch (unproven) {
            case Refuted<?>(var why) -> new Refuted<>(why);
            case Pending<?> pending -> Pending.because(pending.reason());
            case Proven<?> _, Claimed<?> _ -> throw new IllegalStateException("there is a conclusion");
        };
    }

    /// What a question without a true answer comes to.
    public static <T> Finding<T> without(Inquiry.Result.Unanswered<?> result) {
        if (result.isLieOnly()) {
            for (var fault : result.faults().values()) {
                if (fault instanceof SourceFault.Lied(var why)) return new Refuted<>(why);
            }
        }
        return Pending.because(reason(result));
    }

    private static Pending.Reason reason(Inquiry.Result.Unanswered<?> result) {
        var faults = new ArrayList<>(result.faults().values());
        boolean isSilent = faults.stream()
                .allMatch(f -> f instanceof SourceFault.Unreachable || f instanceof SourceFault.TimedOut);
        boolean isUnknown = faults.stream().anyMatch(SourceFault.UnknownRules.class::isInstance);
        if (isSilent) return new Pending.Reason.Offline();
        return isUnknown ? new Pending.Reason.RulesUnknown() : new Pending.Reason.NobodyProves();
    }
}
