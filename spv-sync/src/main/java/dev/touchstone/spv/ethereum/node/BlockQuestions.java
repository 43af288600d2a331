package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.BlockTransactions;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import java.util.List;

/// What can be asked about one proven block, whichever it is. Thread-safe; every call blocks for at most the node's
/// patience. The rules of [ChainQuestions] for answers hold here too.
///
/// How far back somebody still proves state, depends on whom the node asks: most keep some 128 blocks.
public interface BlockQuestions {
    /// The header of the block with this hash. A block that was replaced is pending, as one that left the chain.
    Finding<ExecutionHeader> block(Hash256 hash);

    /// The headers of all blocks from one to another.
    ///
    /// @throws IllegalArgumentException for none, or more than [BlockRange#MOST_BLOCKS]
    BlockRange range(BlockNumber first, BlockNumber last);

    /// All its transactions, in order.
    Finding<BlockTransactions> transactions(Proven<ExecutionHeader> block);

    /// All its receipts, in order.
    Finding<BlockReceipts> receipts(Proven<ExecutionHeader> block);

    /// The account in the state after the block.
    Finding<AccountState> account(Proven<ExecutionHeader> block, EthereumAddress address);

    /// Words of one account's storage in the order asked for; at least one.
    List<Finding<StorageSlot>> storage(Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys);

    Finding<ContractCode> code(Proven<ExecutionHeader> block, EthereumAddress address);

    /// What a contract answers in the state after the block, computed here.
    Finding<CallResult> call(Proven<ExecutionHeader> block, CallInput input);
}
