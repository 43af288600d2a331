package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;

/// What can be asked about all that a proven block holds. Thread-safe; every call blocks for at most the node's
/// patience. The rules of [ChainQuestions] for answers hold here too.
public interface BlockQuestions {
    /// All its transactions, in order.
    Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block);

    /// All its receipts, in order.
    Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block);
}
