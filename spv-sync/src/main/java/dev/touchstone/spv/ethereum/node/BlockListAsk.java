package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.BlockWithdrawals;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.function.Function;

/// Proves whole lists of a proven block by the roots in its header. Thread-safe; blocks.
final class BlockListAsk {
    private final Asker asker;

    BlockListAsk(Asker asker) {
        this.asker = asker;
    }

    Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) throws InterruptedException {
        return whole(s -> s.transactions(hash(block)), all -> BlockKernel.transactions(block, all));
    }

    Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) throws InterruptedException {
        return whole(s -> s.receipts(hash(block)), all -> BlockKernel.receipts(block, all));
    }

    /// All that a block holds.
    BlockLists lists(Proven<ExecutionHeader> block) throws InterruptedException {
        var transactions = whole(s -> s.transactions(hash(block)), all -> BlockKernel.transactions(block, all));
        if (!(transactions instanceof Proven<BlockTransactions> sent)) return new BlockLists.NotRead(transactions);
        var receipts = whole(s -> s.receipts(hash(block)), all -> BlockKernel.receipts(block, all));
        if (!(receipts instanceof Proven<BlockReceipts> got)) return new BlockLists.NotRead(receipts);
        var withdrawals = withdrawals(block);
        return withdrawals instanceof Proven<BlockWithdrawals> paid
                ? new BlockLists.Read(block, sent, got, paid)
                : new BlockLists.NotRead(withdrawals);
    }

    private Finding<BlockWithdrawals> withdrawals(Proven<ExecutionHeader> block) throws InterruptedException {
        var root = block.value().withdrawalsRoot().orElse(PatriciaTrie.EMPTY_ROOT);
        return root.equals(PatriciaTrie.EMPTY_ROOT)
                ? BlockKernel.withdrawals(block, List.of())
                : whole(s -> s.withdrawals(hash(block)), all -> BlockKernel.withdrawals(block, all));
    }

    private static Hash256 hash(Proven<ExecutionHeader> block) {
        return block.asOf().hash();
    }

    private <T> Finding<T> whole(
            Function<ExecutionSource, Reply<List<ByteString>>> question, Function<List<ByteString>, Finding<T>> proof)
            throws InterruptedException {
        return switch (asker.ask(question, items -> ProofVerdict.of(proof.apply(items)))) {
            case Inquiry.Result.Answered<Finding<T>>(var found, var _) -> found;
            case Inquiry.Result.Unanswered<Finding<T>> unanswered -> ProofVerdict.without(unanswered);
        };
    }
}
