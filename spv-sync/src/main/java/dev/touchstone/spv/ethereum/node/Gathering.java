package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.CallPremises;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is proven of one block's state, as it grows from round to round of a batch of calls. Confined to one
/// thread.
final class Gathering {
    private final Proven<ExecutionHeader> block;
    private final Asker asker;
    private final ProofCache proofs;
    private final KnownState known;
    private final Map<EthereumAddress, Proven<AccountState>> accounts = new LinkedHashMap<>();
    private final Map<Missing.Slot, Proven<StorageSlot>> slots = new LinkedHashMap<>();
    private final Map<EthereumAddress, Proven<ContractCode>> codes = new LinkedHashMap<>();

    private int rounds;

    Gathering(Proven<ExecutionHeader> block, Asker asker, ProofCache proofs, KnownState known) {
        this.block = block;
        this.asker = asker;
        this.proofs = proofs;
        this.known = known;
    }

    /// Whose state it is.
    Hash256 block() {
        return block.asOf().hash();
    }

    CallPremises premises() {
        return CallPremises.of(accounts.values(), slots.values(), codes.values());
    }

    /// How often servers were asked for anything.
    int rounds() {
        return rounds;
    }

    int size() {
        return accounts.size() + slots.size() + codes.size();
    }

    /// Proves what is needed: from what is kept, and the rest by asking, all in one question; in a second where
    /// storage turns out to have changed that seldom does. Empty where all of it is proven, else what came
    /// instead.
    Optional<Finding<?>> gather(Needs needs) throws InterruptedException {
        boolean isAsking = false;
        takeKept(needs);
        for (boolean mayTrust : List.of(true, false)) {
            var questions = questions(needs, mayTrust);
            if (questions.isEmpty()) return Optional.empty();
            if (!isAsking) rounds++;
            isAsking = true;
            var result = asker.ask(s -> s.state(block.asOf().hash(), questions), answer -> judged(questions, answer));
            switch (result) {
                case Inquiry.Result.Answered<Batch>(var batch, var _) -> take(batch);
                case Inquiry.Result.Unanswered<Batch> unanswered -> {
                    return Optional.of(ProofVerdict.without(unanswered));
                }
            }
            takeKept(needs);
        }
        return Optional.empty();
    }

    private void takeKept(Needs needs) {
        var hashed = new HashedBytes();
        for (var address : needs.allAccounts()) {
            proofs.account(block, address).ifPresent(account -> accounts.putIfAbsent(address, account));
        }
        for (var slot : needs.slots()) {
            var account = accounts.get(slot.account());
            if (account == null || slots.containsKey(slot)) continue;
            known.slot(account.value().storageRoot(), slot.key())
                    .map(nodes -> StateKernel.storage(account, slot.key(), nodes, hashed))
                    .ifPresent(found -> {
                        if (found instanceof Proven<StorageSlot> proven) slots.put(slot, proven);
                    });
        }
        for (var address : needs.codes()) {
            var account = accounts.get(address);
            if (account == null || codes.containsKey(address)) continue;
            known.code(account.value().codeHash())
                    .map(bytes -> StateKernel.code(account, bytes, hashed))
                    .ifPresent(found -> {
                        if (found instanceof Proven<ContractCode> proven) codes.put(address, proven);
                    });
        }
    }

    /// What is still to be asked for.
    ///
    /// @param mayTrust whether what seldom changes is taken to be as it was, until its account is proven
    private List<StateQuestion> questions(Needs needs, boolean mayTrust) {
        var keys = new HashMap<EthereumAddress, List<StorageKey>>();
        for (var slot : needs.slots()) {
            boolean isThere = slots.containsKey(slot) || (mayTrust && isLikelyKept(slot));
            if (!isThere)
                keys.computeIfAbsent(slot.account(), _ -> new ArrayList<>()).add(slot.key());
        }
        var questions = new ArrayList<StateQuestion>();
        for (var address : needs.allAccounts()) {
            var wanted = keys.getOrDefault(address, List.of());
            boolean withCode = needs.codes().contains(address)
                    && !codes.containsKey(address)
                    && !(mayTrust && isCodeLikelyKept(address));
            if (!accounts.containsKey(address) || !wanted.isEmpty() || withCode) {
                questions.add(new StateQuestion(address, wanted, withCode));
            }
        }
        return questions;
    }

    private boolean isLikelyKept(Missing.Slot slot) {
        if (accounts.containsKey(slot.account())) return false;
        return known.seen(slot.account())
                .filter(KnownState.Seen::isSteady)
                .flatMap(seen -> known.slot(seen.storageRoot(), slot.key()))
                .isPresent();
    }

    private boolean isCodeLikelyKept(EthereumAddress address) {
        if (accounts.containsKey(address)) return false;
        return known.seen(address).flatMap(seen -> known.code(seen.codeHash())).isPresent();
    }

    /// What one answer proved.
    private record Batch(
            List<Proven<AccountState>> accounts, List<ProvenSlot> slots, List<ProvenCode> codes, HashedBytes hashed) {}

    /// A word, and the nodes that lead to it from this root.
    private record ProvenSlot(Hash256 storageRoot, Proven<StorageSlot> slot, List<ByteString> nodes) {}

    private record ProvenCode(Hash256 hash, Proven<ContractCode> code) {}

    private Verdict<Batch> judged(List<StateQuestion> questions, StateAnswer answer) {
        if (answer.accounts().size() != questions.size()) return useless("another number of proofs than of questions");
        var batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashedBytes());
        for (int i = 0; i < questions.size(); i++) {
            var refusal = judged(questions.get(i), answer.accounts().get(i), batch);
            if (refusal.isPresent()) return refusal.get();
        }
        return new Verdict.True<>(batch);
    }

    private Optional<Verdict<Batch>> judged(StateQuestion question, StateAnswer.AccountNodes nodes, Batch batch) {
        boolean fits =
                nodes.slots().size() == question.keys().size() && nodes.code().isPresent() == question.withCode();
        if (!fits) return Optional.of(useless("another number of proofs than of questions"));
        var found = StateKernel.account(block, question.address(), nodes.account(), batch.hashed());
        if (!(found instanceof Proven<AccountState> account)) return Optional.of(lie(found));
        batch.accounts().add(account);
        for (int i = 0; i < question.keys().size(); i++) {
            var slotNodes = nodes.slots().get(i);
            var slot = StateKernel.storage(account, question.keys().get(i), slotNodes, batch.hashed());
            if (!(slot instanceof Proven<StorageSlot> proven)) return Optional.of(lie(slot));
            batch.slots().add(new ProvenSlot(account.value().storageRoot(), proven, slotNodes));
        }
        if (nodes.code().isPresent()) {
            var code = StateKernel.code(account, nodes.code().get(), batch.hashed());
            if (!(code instanceof Proven<ContractCode> proven)) return Optional.of(lie(code));
            batch.codes().add(new ProvenCode(account.value().codeHash(), proven));
        }
        return Optional.empty();
    }

    private static <R> Verdict<R> useless(String why) {
        return new Verdict.OfNoUse<>(new SourceFault.Unreadable(why));
    }

    private static <T, R> Verdict<R> lie(Finding<T> finding) {
        return switch (ProofVerdict.of(finding)) {
            case Verdict.False<Finding<T>>(var why) -> new Verdict.False<>(why);
            case Verdict.OfNoUse<Finding<T>>(var why) -> new Verdict.OfNoUse<>(why);
            case Verdict.True<Finding<T>> _ -> useless("it cannot be proven");
        };
    }

    private void take(Batch batch) {
        for (var account : batch.accounts()) {
            if (accounts.putIfAbsent(account.value().address(), account) != null) continue;
            proofs.put(block, account);
            known.put(account);
        }
        for (var it : batch.slots()) {
            var slot = it.slot().value();
            slots.put(new Missing.Slot(slot.account(), slot.key()), it.slot());
            known.putSlot(it.storageRoot(), slot.key(), it.nodes());
        }
        for (var it : batch.codes()) {
            var code = it.code().value();
            codes.put(code.account(), it.code());
            known.putCode(it.hash(), code.bytes());
        }
    }
}
