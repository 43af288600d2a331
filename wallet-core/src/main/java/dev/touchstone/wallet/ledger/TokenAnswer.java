package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.util.Optional;

/// A question to a contract and what is known of its answer. Immutable.
///
/// @param finding what the node finds now
/// @param last what was last proven, perhaps long ago; to be shown with its age where `finding` is not proven
/// @param wasRefused whether the contract gave no answer when it was last heard
public record TokenAnswer<T>(
        TokenQuestion<T> question, Finding<T> finding, Optional<LastAnswer<T>> last, boolean wasRefused) {
    /// What is proven now, or else what was last.
    public Optional<T> known() {
        return switch (finding) {
            case Proven<T> proven -> Optional.of(proven.value());
            case Pending<T> _ -> last.map(LastAnswer::answer);
            case Claimed<T> _, Refuted<T> _ -> Optional.empty();
        };
    }

    /// Whether only the record of an older proof is there to be shown.
    public boolean isRemembered() {
        return finding instanceof Pending<T> && last.isPresent();
    }

    boolean isPending() {
        return finding instanceof Pending<T>;
    }

    /// Whether the contract was heard, now or the last time, and gives no answer to such a question.
    public boolean isRefused() {
        return isRefused(finding) || (isPending() && wasRefused);
    }

    /// Whether a contract was heard that gives no answer.
    public static boolean isRefused(Finding<?> finding) {
        return finding instanceof Refuted<?> refuted
                && (refuted.refutation() instanceof Refutation.ContractRefused
                        || refuted.refutation() instanceof Refutation.NoSuchAnswer);
    }
}
