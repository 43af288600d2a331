package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.List;

/// What of an Ethereum network has to be known to pay there. As [ChainQuestions] are, each answer is proven, or
/// says why it is not; every call blocks for at most the node's patience. Thread-safe.
public interface PaymentQuestions extends CallQuestions {
    Finding<ExecutionHeader> head(HeadKind at);

    /// Each account in the order asked for, all of the same block.
    List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at);

    /// What transactions would do in the block after the newest of this kind, one after another, computed here
    /// over proven state before anybody signs them; no server is asked what they do. Computes on the thread
    /// that asks, too.
    Finding<Simulated> simulate(SimulationInput input, HeadKind at);

    /// What others pay above the base fee: [dev.touchstone.spv.proof.Claimed] by a server whose base fees are
    /// those of proven blocks, or pending; never proven.
    Finding<TipStatistics> tips();

    /// The header of an older block.
    Finding<ExecutionHeader> block(BlockNumber number);

    /// The receipt of the transaction with this hash.
    Finding<TransactionReceipt> receipt(Hash256 transaction);
}
