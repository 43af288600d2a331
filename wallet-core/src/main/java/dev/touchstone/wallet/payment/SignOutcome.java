package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import java.util.List;

/// What came of signing a draft. Immutable. In every case but `Signed` nothing has changed.
public sealed interface SignOutcome {
    /// Signed, and on disk.
    record Signed(SignedTransaction payment) implements SignOutcome {}

    record WrongPassword() implements SignOutcome {}

    /// What was shown is not what would be signed.
    record EffectsDiffer(Effects shown, Effects found) implements SignOutcome {}

    /// These coins have been spent since the draft was made.
    record CoinsGone(List<OutPoint> outPoints) implements SignOutcome {
        public CoinsGone {
            outPoints = List.copyOf(outPoints);
        }
    }

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record KeysDamaged(String what) implements SignOutcome {}

    /// A signature made here did not verify: the computer is faulty.
    record SelfCheckFailed(int input) implements SignOutcome {}

    /// The journal could not be written, so the signed payment was thrown away.
    record NotSaved(String reason) implements SignOutcome {}
}
