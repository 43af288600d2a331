package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumTransaction;

/// A transaction of Ethereum, and where it stands: with this index in this block. Immutable.
public record BlockTransaction(ChainPoint block, int index, EthereumTransaction transaction) {}
