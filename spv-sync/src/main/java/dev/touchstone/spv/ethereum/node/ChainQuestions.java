package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.List;

/// What can be asked about an Ethereum network, and is answered with a proof or not at all. Thread-safe;
/// every call blocks for at most the node's patience, so not for the JavaFX thread or a loop.
///
/// An answer is [dev.touchstone.spv.proof.Proven]; or [dev.touchstone.spv.proof.Pending] where nobody gave a
/// proof; or [dev.touchstone.spv.proof.Refuted] where everybody who answered was caught in a lie.
public interface ChainQuestions extends ContractQuestions {
    Finding<ExecutionHeader> head(HeadKind at);

    /// Each account in the order asked for, all of the same block.
    List<Finding<AccountState>> accounts(List<EthereumAddress> addresses, HeadKind at);

    Finding<ContractCode> code(EthereumAddress address, HeadKind at);

    /// What transactions would do in the block after the newest of this kind, one after another, computed here
    /// over proven state before anybody signs them; no server is asked what they do. Computes on the thread
    /// that asks, too.
    Finding<Simulated> simulate(SimulationInput input, HeadKind at);

    /// What others pay above the base fee: [dev.touchstone.spv.proof.Claimed] by a server whose base fees are
    /// those of proven blocks, or pending; never proven.
    Finding<TipStatistics> tips();

    /// The header of an older block.
    Finding<ExecutionHeader> block(BlockNumber number);

    /// The transaction with this hash in its block.
    Finding<BlockTransaction> transaction(Hash256 hash);

    /// The receipt of the transaction with this hash.
    Finding<TransactionReceipt> receipt(Hash256 transaction);

    /// What contracts reported of some accounts in the blocks of a range. What is found before nobody proves
    /// more is there, too.
    FoundLogs logs(LogSearch search, LogSearch.Progress progress);
}
