package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;

/// Answers questions about older blocks, and tells the node's snapshot what came of them before it does.
/// Thread-safe; blocks.
///
/// @param told hands an answer on
record OlderAnswers(OlderQuestions answers, Telling told) implements OlderQuestions {
    /// Hands an answer on, once whoever lied on the way to it is told of.
    @FunctionalInterface
    interface Telling {
        <T> T tell(T answer);
    }

    @Override
    public EthereumChain network() {
        return answers.network();
    }

    @Override
    public Finding<ExecutionHeader> block(BlockNumber number) {
        return told.tell(answers.block(number));
    }

    @Override
    public Finding<ExecutionHeader> below(Proven<ExecutionHeader> newer, BlockNumber number) {
        return told.tell(answers.below(newer, number));
    }

    @Override
    public Finding<AccountState> accountAt(EthereumAddress address, BlockNumber number) {
        return told.tell(answers.accountAt(address, number));
    }

    @Override
    public <T> Finding<T> answerAt(TokenQuestion<T> question, BlockNumber number) {
        return told.tell(answers.answerAt(question, number));
    }

    @Override
    public BlockLists lists(BlockNumber number) {
        return told.tell(answers.lists(number));
    }
}
