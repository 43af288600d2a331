package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ChainPoint;

/// A transaction and the block that holds it. The transaction is without witnesses: its txid does not commit to
/// them, so a branch proves nothing about them. Immutable.
public record ConfirmedTransaction(Transaction transaction, ChainPoint block, int index) {}
