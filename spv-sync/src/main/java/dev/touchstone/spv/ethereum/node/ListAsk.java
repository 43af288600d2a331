package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
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

/// Asks for the lists of a proven block and proves each by its root. Thread-safe; blocks.
final class ListAsk {
    private final Asker asker;

    ListAsk(Asker asker) {
        this.asker = asker;
    }

    BlockLists lists(Proven<ExecutionHeader> block) throws InterruptedException {
        var hash = block.asOf().hash();
        var transactions = whole(s -> s.transactions(hash), all -> BlockKernel.transactions(block, all));
        if (!(transactions instanceof Proven<BlockTransactions> sent)) return new BlockLists.NotRead(transactions);
        var receipts = whole(s -> s.receipts(hash), all -> BlockKernel.receipts(block, all));
        if (!(receipts instanceof Proven<BlockReceipts> got)) return new BlockLists.NotRead(receipts);
        return new BlockLists.Read(block, sent, got, withdrawals(block));
    }

    private Finding<BlockWithdrawals> withdrawals(Proven<ExecutionHeader> block) throws InterruptedException {
        var root = block.value().withdrawalsRoot().orElse(PatriciaTrie.EMPTY_ROOT);
        return root.equals(PatriciaTrie.EMPTY_ROOT)
                ? BlockKernel.withdrawals(block, List.of())
                : whole(s -> s.withdrawals(block.asOf().hash()), all -> BlockKernel.withdrawals(block, all));
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
