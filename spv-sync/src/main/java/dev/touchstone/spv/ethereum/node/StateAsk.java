package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Asks for accounts and their storage, all of one proven block, and proves the answers. Thread-safe; blocks.
final class StateAsk {
    private final Asker asker;
    private final ProofCache cache;

    StateAsk(Asker asker, ProofCache cache) {
        this.asker = asker;
        this.cache = cache;
    }

    /// Each account, all of this block. One that nobody proves keeps no other from being proven.
    Map<EthereumAddress, Finding<AccountState>> accounts(
            Proven<ExecutionHeader> block, Collection<EthereumAddress> addresses) throws InterruptedException {
        return new AccountsAsk(asker, cache, block).of(addresses);
    }

    /// One account.
    Finding<AccountState> account(Proven<ExecutionHeader> block, EthereumAddress address) throws InterruptedException {
        return accounts(block, List.of(address)).values().iterator().next();
    }

    /// The code that lies at an address.
    Finding<ContractCode> code(Proven<ExecutionHeader> block, EthereumAddress address) throws InterruptedException {
        var found = account(block, address);
        if (!(found instanceof Proven<AccountState> account)) return ProofVerdict.instead(found);
        if (!account.value().hasCode()) return StateKernel.code(account, ByteString.EMPTY);
        var result = asker.ask(
                s -> s.code(block.asOf().hash(), address), code -> ProofVerdict.of(StateKernel.code(account, code)));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<ContractCode>>(var code, var _) -> code;
            case Inquiry.Result.Unanswered<Finding<ContractCode>> unanswered -> ProofVerdict.without(unanswered);
        };
    }

    private static <R> Verdict<R> wrongNumber() {
        return new Verdict.OfNoUse<>(new SourceFault.Unreadable("another number of proofs than of questions"));
    }

    /// Words of an account's storage, all of this block.
    List<Finding<StorageSlot>> storage(Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys)
            throws InterruptedException {
        var question = List.of(new StateQuestion(address, keys));
        var result = asker.ask(
                s -> s.state(block.asOf().hash(), question), answer -> judgedSlots(block, address, keys, answer));
        return switch (result) {
            case Inquiry.Result.Answered<List<Finding<StorageSlot>>>(var slots, var _) -> slots;
            case Inquiry.Result.Unanswered<List<Finding<StorageSlot>>> unanswered ->
                keys.stream()
                        .map(_ -> ProofVerdict.<StorageSlot>without(unanswered))
                        .toList();
        };
    }

    private Verdict<List<Finding<StorageSlot>>> judgedSlots(
            Proven<ExecutionHeader> block, EthereumAddress address, List<StorageKey> keys, StateAnswer answer) {
        boolean fits = answer.accounts().size() == 1
                && answer.accounts().getFirst().slots().size() == keys.size();
        if (!fits) return wrongNumber();
        var nodes = answer.accounts().getFirst();
        return switch (ProofVerdict.of(StateKernel.account(block, address, nodes.account()))) {
            case Verdict.False<Finding<AccountState>>(var why) -> new Verdict.False<>(why);
            case Verdict.OfNoUse<Finding<AccountState>>(var why) -> new Verdict.OfNoUse<>(why);
            case Verdict.True<Finding<AccountState>>(var finding) -> {
                if (!(finding instanceof Proven<AccountState> account)) yield wrongNumber();
                cache.put(block, account);
                var slots = new ArrayList<Finding<StorageSlot>>();
                for (int i = 0; i < keys.size(); i++) {
                    slots.add(StateKernel.storage(
                            account, keys.get(i), nodes.slots().get(i)));
                }
                yield ProofVerdict.ofAll(slots);
            }
        };
    }
}
