package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;

/// A movement that was found, with what is to be kept of its proof. Immutable.
///
/// @param header of the block
public record Found(Proven<Movement> movement, MoveProof proof, Proven<ExecutionHeader> header) {
    /// When the block was made.
    public Instant time() {
        return header.value().timestamp();
    }
}
