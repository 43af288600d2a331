package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateAnswer.AccountNodes;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What an execution node says of the state after one block, asked for once and then told again. Thread-safe.
final class RememberedState {
    private final ExecutionSource node;
    private final ExecutionHeader header;
    private final Map<EthereumAddress, AccountNodes> accounts = new ConcurrentHashMap<>();
    private final Map<Missing.Slot, List<ByteString>> slots = new ConcurrentHashMap<>();

    RememberedState(ExecutionSource node, ExecutionHeader header) {
        this.node = node;
        this.header = header;
    }

    private AccountNodes asked(StateQuestion question) {
        Hash256 block = header.hash();
        if (node.state(block, List.of(question)) instanceof Reply.Said<StateAnswer>(var answer)) {
            return answer.accounts().getFirst();
        }
        throw new AssertionError("no answer to " + question);
    }

    /// The nodes that lead to an account, and its code.
    AccountNodes account(EthereumAddress address) {
        return accounts.computeIfAbsent(address, it -> asked(new StateQuestion(it, List.of(), true)));
    }

    List<ByteString> slot(Missing.Slot slot) {
        return slots.computeIfAbsent(
                slot,
                it -> asked(new StateQuestion(it.account(), List.of(it.key())))
                        .slots()
                        .getFirst());
    }

    StateAnswer answer(List<StateQuestion> questions) {
        return new StateAnswer(
                header.bytes(), questions.stream().map(this::answer).toList());
    }

    private AccountNodes answer(StateQuestion question) {
        var account = account(question.address());
        var words = question.keys().stream()
                .map(key -> slot(new Missing.Slot(question.address(), key)))
                .toList();
        return new AccountNodes(account.account(), words, question.withCode() ? account.code() : Optional.empty());
    }
}
