package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.util.List;

/// A block of the execution chain. Immutable.
///
/// @param seeds what was laid into the state before its transactions
record ExecutionBlock(
        ExecutionHeader header,
        List<StateSeed> seeds,
        List<SentTransaction> transactions,
        List<Receipt> receipts,
        List<Withdrawal> withdrawals) {
    ExecutionBlock {
        seeds = List.copyOf(seeds);
        transactions = List.copyOf(transactions);
        receipts = List.copyOf(receipts);
        withdrawals = List.copyOf(withdrawals);
    }

    Hash256 hash() {
        return header.hash();
    }

    BlockNumber number() {
        return header.number();
    }

    /// The gas of one transaction.
    long gasOf(int index) {
        long before = index == 0 ? 0 : receipts.get(index - 1).cumulativeGasUsed();
        return receipts.get(index).cumulativeGasUsed() - before;
    }

    /// How many logs the block has before those of a transaction.
    int logsBefore(int index) {
        return receipts.subList(0, index).stream()
                .mapToInt(receipt -> receipt.logs().size())
                .sum();
    }

    /// The transactions as the trie holds them.
    List<ByteString> transactionBytes() {
        return transactions.stream().map(sent -> sent.transaction().bytes()).toList();
    }

    /// How many bytes the whole block has.
    int size() {
        return RlpWriter.listOf(out -> {
                    out.raw(header.bytes())
                            .list(transactions, ExecutionBlock::write)
                            .list(List.of(), (o, _) -> {});
                    if (header.withdrawalsRoot().isPresent()) out.list(withdrawals, (o, one) -> o.raw(one.bytes()));
                })
                .length;
    }

    /// In a block a legacy transaction is a list, any other a string.
    private static void write(RlpWriter out, SentTransaction sent) {
        var bytes = sent.transaction().bytes();
        if (sent.transaction().type().id() == 0) out.raw(bytes);
        else out.string(bytes);
    }
}
