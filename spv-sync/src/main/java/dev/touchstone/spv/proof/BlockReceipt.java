package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.Receipt;

/// A receipt, and where it stands: that of the transaction with this index in this block. Immutable.
public record BlockReceipt(ChainPoint block, int index, Receipt receipt) {}
