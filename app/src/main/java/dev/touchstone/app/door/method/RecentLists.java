package dev.touchstone.app.door.method;

import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.node.BlockQuestions;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// All transactions and receipts of a proven block. Those of the last few blocks are kept, as apps ask about the same
/// block again and again. Thread-safe.
final class RecentLists {
    private static final int MOST = 8;

    private final BlockQuestions questions;
    private final Kept<BlockTransactions> transactions = new Kept<>();
    private final Kept<BlockReceipts> receipts = new Kept<>();

    RecentLists(BlockQuestions questions) {
        this.questions = questions;
    }

    Proven<BlockTransactions> transactions(Proven<ExecutionHeader> block) throws RefusedException {
        return transactions.of(block, questions::transactions);
    }

    Proven<BlockReceipts> receipts(Proven<ExecutionHeader> block) throws RefusedException {
        return receipts.of(block, questions::receipts);
    }

    /// The lists of one kind by their block's hash; those that were asked for longest ago go first. Thread-safe.
    private static final class Kept<T> {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<Hash256, Proven<T>> lists = new LinkedHashMap<>(16, 0.75f, true);

        Proven<T> of(Proven<ExecutionHeader> block, Function<Proven<ExecutionHeader>, Finding<T>> question)
                throws RefusedException {
            var hash = block.asOf().hash();
            lock.lock();
            try {
                var known = lists.get(hash);
                if (known != null) return known;
            } finally {
                lock.unlock();
            }
            var asked = Answers.proven(question.apply(block));
            lock.lock();
            try {
                lists.put(hash, asked);
                if (lists.size() > MOST) lists.remove(lists.keySet().iterator().next());
                return asked;
            } finally {
                lock.unlock();
            }
        }
    }
}
