package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.function.Function;

/// Proves whole lists of a proven block by the roots in its header. Thread-safe; blocks.
final class BlockListAsk implements BlockQuestions {
    private final Asker asker;

    BlockListAsk(Asker asker) {
        this.asker = asker;
    }

    @Override
    public Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block) {
        return ask(s -> s.transactions(block.asOf().hash()), all -> BlockKernel.transactions(block, all));
    }

    @Override
    public Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block) {
        return ask(s -> s.receipts(block.asOf().hash()), all -> BlockKernel.receipts(block, all));
    }

    private <T> Finding<T> ask(
            Function<ExecutionSource, Reply<List<ByteString>>> question, Function<List<ByteString>, Finding<T>> proof) {
        try {
            var result = asker.ask(question, items -> ProofVerdict.of(proof.apply(items)));
            return switch (result) {
                case Inquiry.Result.Answered<Finding<T>>(var found, var _) -> found;
                case Inquiry.Result.Unanswered<Finding<T>> unanswered -> ProofVerdict.without(unanswered);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Pending.because(new Pending.Reason.NotChecked());
        }
    }
}
