package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.List;

/// What can be asked about a chain beside an Ethereum network. What is [Settled] there is proven; what is newer is
/// [dev.touchstone.spv.proof.Claimed], and nothing makes more of it. Thread-safe; every call blocks.
public interface LayerQuestions {
    Layer layer();

    /// The newest block that the network's contracts took as decided, as of its head.
    Finding<Settled<ExecutionHeader>> settledBlock(HeadKind at);

    /// Each account in the order asked for, in the state after the settled block.
    List<Finding<Settled<AccountState>>> accounts(List<EthereumAddress> addresses, HeadKind at);

    /// Words of one account's storage in the order asked for, in the state after the settled block.
    List<Finding<Settled<StorageSlot>>> storage(EthereumAddress address, List<StorageKey> keys, HeadKind at);

    Finding<Settled<ContractCode>> code(EthereumAddress address, HeadKind at);

    /// The receipt of the transaction with this hash, in a block that a checkpoint holds.
    Finding<Settled<TransactionReceipt>> receipt(Hash256 transaction, HeadKind at);

    /// What a server of the chain says of accounts after its newest block: somebody's word.
    Finding<NewestState> newest(List<StateQuestion> questions);
}
