package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;

/// The receipt of the transaction with this hash. Immutable.
public record TransactionReceipt(Hash256 transaction, BlockReceipt receipt) {}
