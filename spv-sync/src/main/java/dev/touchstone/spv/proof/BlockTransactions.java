package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.util.List;

/// All transactions of a block of Ethereum, in order. Immutable.
public record BlockTransactions(ChainPoint block, List<EthereumTransaction> transactions) {
    public BlockTransactions {
        transactions = List.copyOf(transactions);
    }
}
