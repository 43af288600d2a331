package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Proven;
import java.time.Instant;

/// A movement that was found, with what is to be kept of its proof. Immutable.
///
/// @param time when the block was made
public record Found(Proven<Movement> movement, MoveProof proof, Instant time) {}
