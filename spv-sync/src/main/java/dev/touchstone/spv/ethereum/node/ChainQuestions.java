package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Finding;

/// What can be asked about an Ethereum network, and is answered with a proof or not at all. Thread-safe;
/// every call blocks for at most the node's patience, so not for the JavaFX thread or a loop.
///
/// An answer is [dev.touchstone.spv.proof.Proven]; or [dev.touchstone.spv.proof.Pending] where nobody gave a
/// proof; or [dev.touchstone.spv.proof.Refuted] where everybody who answered was caught in a lie.
public interface ChainQuestions extends PaymentQuestions, ContractQuestions {
    Finding<ContractCode> code(EthereumAddress address, HeadKind at);

    /// The transaction with this hash in its block.
    Finding<BlockTransaction> transaction(Hash256 hash);

    /// What contracts reported of some accounts in the blocks of a range. What is found before nobody proves
    /// more is there, too.
    FoundLogs logs(LogSearch search, LogSearch.Progress progress);
}
