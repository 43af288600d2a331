package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.StorageSlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call's premises as bytes, and proven again from them. Confined to one thread.
final class CallReplay {
    static final Refutation MORE_THAN_NEEDED = new Refutation.PremiseMissing("nothing that the call does not need");

    private final Proven<ExecutionHeader> header;
    private final Map<EthereumAddress, Proven<AccountState>> accounts = new HashMap<>();
    private final List<Proven<StorageSlot>> slots = new ArrayList<>();
    private final List<Proven<ContractCode>> codes = new ArrayList<>();
    private final List<Proven<ExecutionHeader>> ancestors = new ArrayList<>();

    CallReplay(Proven<ExecutionHeader> header) {
        this.header = header;
    }

    sealed interface Result {
        record Premises(CallPremises premises) implements Result {}

        record Not(Refutation why) implements Result {}
    }

    /// The step that evidence consists of.
    static ProofStep.ToCall step(Evidence.CallInState evidence) {
        return new ProofStep.ToCall(
                evidence.result().input(),
                accounts(evidence.accounts()),
                slots(evidence.slots()),
                codes(evidence.codes()),
                evidence.ancestors());
    }

    /// The step that evidence consists of.
    static ProofStep.ToSimulation step(Evidence.SimulationInState evidence) {
        var run = evidence.run();
        return new ProofStep.ToSimulation(
                evidence.result().input(),
                accounts(run.accounts()),
                slots(run.slots()),
                codes(run.codes()),
                run.ancestors());
    }

    private static List<ProofStep.ToAccount> accounts(List<Evidence.AccountInState> accounts) {
        return accounts.stream()
                .map(it -> new ProofStep.ToAccount(it.account().address(), it.nodes()))
                .toList();
    }

    private static List<ProofStep.ToCall.Slot> slots(List<Evidence.SlotInStorage> slots) {
        return slots.stream()
                .map(it ->
                        new ProofStep.ToCall.Slot(it.slot().account(), it.slot().key(), it.nodes()))
                .toList();
    }

    private static List<ProofStep.ToCall.Code> codes(List<Evidence.CodeOfAccount> codes) {
        return codes.stream()
                .map(it ->
                        new ProofStep.ToCall.Code(it.code().account(), it.code().bytes()))
                .toList();
    }

    /// What a run that has all that is in its proof still misses.
    static Optional<Refutation> missing(Pending<?> pending) {
        return pending.reason() instanceof Pending.Reason.StateMissing(var missing)
                ? Optional.of(new Refutation.PremiseMissing(Pending.Reason.StateMissing.words(missing)))
                : Optional.empty();
    }

    Result premises(ProofStep.OfRun step) {
        return flaw(step)
                .<Result>map(Result.Not::new)
                .orElseGet(() ->
                        new Result.Premises(new CallPremises(List.copyOf(accounts.values()), slots, codes, ancestors)));
    }

    private Optional<Refutation> flaw(ProofStep.OfRun step) {
        var hashed = new HashedBytes();
        for (var it : step.accounts()) {
            var found = StateKernel.account(header, it.address(), it.nodes(), hashed);
            if (!(found instanceof Proven<AccountState> account)) return why(found);
            accounts.put(it.address(), account);
        }
        for (var it : step.slots()) {
            var found = of(
                    accounts.get(it.account()), account -> StateKernel.storage(account, it.key(), it.nodes(), hashed));
            if (!(found instanceof Proven<StorageSlot> slot)) return why(found);
            slots.add(slot);
        }
        for (var it : step.codes()) {
            var found = of(accounts.get(it.account()), account -> StateKernel.code(account, it.bytes(), hashed));
            if (!(found instanceof Proven<ContractCode> code)) return why(found);
            codes.add(code);
        }
        if (step.ancestors().isEmpty()) return Optional.empty();
        var found = StateKernel.ancestor(header, step.ancestors());
        if (!(found instanceof Proven<ExecutionHeader> ancestor)) return why(found);
        ancestors.add(ancestor);
        return Optional.empty();
    }

    private interface OfAccount<T> {
        Finding<T> of(Proven<AccountState> account);
    }

    private static <T> Finding<T> of(@Nullable Proven<AccountState> account, OfAccount<T> then) {
        return account == null ? new Refuted<>(new Refutation.PremiseMissing("an account")) : then.of(account);
    }

    private static Optional<Refutation> why(Finding<?> finding) {
        if (finding instanceof Refuted<?>(var refutation)) return Optional.of(refutation);
        throw new IllegalStateException("the kernel proves or refutes");
    }
}
