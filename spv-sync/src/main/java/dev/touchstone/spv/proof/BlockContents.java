package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.ChainPoint;
import java.util.List;

/// All transactions of one block, in order. Immutable.
public record BlockContents(ChainPoint point, List<Transaction> transactions) {
    public BlockContents {
        transactions = List.copyOf(transactions);
    }
}
