package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.Wei;

/// What transactions of the newest blocks paid above the base fee for a unit of gas, by the word of one server.
/// Immutable.
///
/// @param low in half of the blocks a tenth of the gas paid this or less
/// @param middle in half of the blocks half of the gas paid this or less
/// @param high in half of the blocks nine tenths of the gas paid this or less
/// @param blocks that were looked at
public record TipStatistics(Wei low, Wei middle, Wei high, int blocks) {}
