package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;

/// What came of giving another checkpoint. But for [Taken] everything stays as it was. Immutable.
public sealed interface CheckpointOutcome {
    /// All begins anew from it.
    record Taken() implements CheckpointOutcome {}

    /// Nobody who answered has this block.
    record NotFound() implements CheckpointOutcome {}

    /// The block is too old to begin from.
    record TooOld(Duration age, Duration limit) implements CheckpointOutcome {}

    /// What came for it is something else, from everybody who answered.
    record Refused(Refutation why) implements CheckpointOutcome {}

    /// Nobody could be asked, or none of them answered.
    record NobodyAnswers() implements CheckpointOutcome {}
}
