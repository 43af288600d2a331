package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.BlockWithdrawals;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.List;

/// What a block holds, as far as anybody gave it. Immutable.
public sealed interface BlockLists {
    /// All transactions and receipts, and what the block pays out to validators.
    record Read(
            Proven<ExecutionHeader> header,
            Proven<BlockTransactions> transactions,
            Proven<BlockReceipts> receipts,
            Proven<BlockWithdrawals> withdrawals)
            implements BlockLists {
        /// The items of a list in the form that its trie holds.
        public static List<ByteString> items(Proven<?> list) {
            return ((Evidence.WholeBlockList) list.evidence()).items();
        }
    }

    record NotRead(Finding<?> why) implements BlockLists {}
}
