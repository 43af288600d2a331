package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;

/// A block that was found beside the chain, before the merge. Immutable.
public record Ommer(BlockNumber number, EthereumAddress beneficiary) {}
