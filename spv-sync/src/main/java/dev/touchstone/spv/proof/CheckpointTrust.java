package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.Optional;

/// Says whether a proof may end at a checkpoint. The kernel shows that all follows from it; whether to believe it
/// is for the user, and so for the caller, to say.
@FunctionalInterface
public interface CheckpointTrust {
    /// What is to be said against the checkpoint, whose block is of this slot; empty where it is trusted.
    Optional<Pending.Reason.OfEthereum> objection(TrustAnchor.Checkpoint checkpoint, Slot slot);
}
