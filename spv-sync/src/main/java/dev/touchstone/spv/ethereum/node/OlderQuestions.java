package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;

/// What can be asked about an older block of an Ethereum network, and is answered with a proof or not at all.
/// Thread-safe; every call blocks for at most the node's patience, so not for the JavaFX thread or a loop.
///
/// How far back somebody still proves state, depends on whom the node asks: most keep some 128 blocks.
public interface OlderQuestions {
    /// The network whose blocks these are.
    EthereumChain network();

    /// The header of a block.
    Finding<ExecutionHeader> block(BlockNumber number);

    /// The header of a block below this one, proven by this one alone.
    Finding<ExecutionHeader> below(Proven<ExecutionHeader> newer, BlockNumber number);

    /// The account in the state after a block.
    Finding<AccountState> accountAt(EthereumAddress address, BlockNumber number);

    /// What a contract answers in the state after a block, computed here.
    <T> Finding<T> answerAt(TokenQuestion<T> question, BlockNumber number);

    /// All that a block holds.
    BlockLists lists(BlockNumber number);
}
