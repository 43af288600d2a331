package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;

/// Where a source says that a transaction lies. Immutable.
public record TransactionPlace(Hash256 block, BlockNumber number, int index) {}
