package dev.touchstone.spv.practice;

import dev.touchstone.spv.chain.ChainPoint;

/// How a practice node stands. Immutable.
///
/// @param unconfirmed transactions in the mempool
/// @param connections with other programs, or with the rest of this one
public record PracticeSnapshot(ChainPoint tip, int unconfirmed, int connections) {}
