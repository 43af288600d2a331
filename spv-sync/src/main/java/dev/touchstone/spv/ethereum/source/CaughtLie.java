package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.proof.Refutation;
import java.time.Instant;

/// A lie that a source was caught in. Immutable.
///
/// @param source the source's name
public record CaughtLie(Instant at, SourceRole role, String source, Refutation what) {}
