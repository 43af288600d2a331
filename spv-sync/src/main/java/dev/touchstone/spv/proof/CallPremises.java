package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.evm.Missing;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is proven of the state in which a call is to run; there may be more than it needs. Immutable, and put in order
/// once for all the calls that it is for.
public final class CallPremises {
    private final List<Proven<AccountState>> accounts;
    private final List<Proven<StorageSlot>> slots;
    private final List<Proven<ContractCode>> codes;
    private final List<Proven<ExecutionHeader>> ancestors;
    private final Map<EthereumAddress, Evidence.AccountInState> accountsByAddress = new HashMap<>();
    private final Map<Missing.Slot, Evidence.SlotInStorage> slotsByPlace = new HashMap<>();
    private final Map<EthereumAddress, Evidence.CodeOfAccount> codesByAddress = new HashMap<>();
    private final Map<Hash256, Evidence.CodeOfAccount> codesByHash = new HashMap<>();

    /// The blocks that the premises are of.
    private final Set<ChainPoint> blocks = new LinkedHashSet<>();

    /// Those that are proven in another way than premises of calls are.
    private final Set<ChainPoint> strange = new LinkedHashSet<>();

    /// Premises for any number of calls in one block.
    ///
    /// @param ancestors of the block, proven by their children, for code that asks for the hashes of older blocks
    public CallPremises(
            List<Proven<AccountState>> accounts,
            List<Proven<StorageSlot>> slots,
            List<Proven<ContractCode>> codes,
            List<Proven<ExecutionHeader>> ancestors) {
        this.accounts = List.copyOf(accounts);
        this.slots = List.copyOf(slots);
        this.codes = List.copyOf(codes);
        this.ancestors = List.copyOf(ancestors);
        for (var account : accounts) {
            if (account.evidence() instanceof Evidence.AccountInState it) {
                accountsByAddress.put(account.value().address(), it);
            }
            note(account, account.evidence() instanceof Evidence.AccountInState);
        }
        for (var slot : slots) {
            if (slot.evidence() instanceof Evidence.SlotInStorage it) {
                slotsByPlace.put(
                        new Missing.Slot(slot.value().account(), slot.value().key()), it);
            }
            note(slot, slot.evidence() instanceof Evidence.SlotInStorage);
        }
        for (var code : codes) {
            if (code.evidence() instanceof Evidence.CodeOfAccount it) {
                codesByAddress.put(code.value().account(), it);
                codesByHash.putIfAbsent(
                        ((Evidence.AccountInState) it.account()).account().codeHash(), it);
            }
            note(code, code.evidence() instanceof Evidence.CodeOfAccount);
        }
    }

    private void note(Proven<?> premise, boolean isOrdinary) {
        (isOrdinary ? blocks : strange).add(premise.asOf());
    }

    public static CallPremises of(
            Collection<Proven<AccountState>> accounts,
            Collection<Proven<StorageSlot>> slots,
            Collection<Proven<ContractCode>> codes) {
        return new CallPremises(List.copyOf(accounts), List.copyOf(slots), List.copyOf(codes), List.of());
    }

    public List<Proven<AccountState>> accounts() {
        return accounts;
    }

    public List<Proven<StorageSlot>> slots() {
        return slots;
    }

    public List<Proven<ContractCode>> codes() {
        return codes;
    }

    public List<Proven<ExecutionHeader>> ancestors() {
        return ancestors;
    }

    /// The block of a premise that is none of this block's state; empty where all are.
    Optional<ChainPoint> foreignTo(ChainPoint block) {
        if (!strange.isEmpty()) return Optional.of(strange.iterator().next());
        return blocks.stream().filter(it -> !it.equals(block)).findFirst();
    }

    Optional<Evidence.AccountInState> account(EthereumAddress address) {
        return Optional.ofNullable(accountsByAddress.get(address));
    }

    Optional<Evidence.SlotInStorage> slot(Missing.Slot at) {
        return Optional.ofNullable(slotsByPlace.get(at));
    }

    /// Code has the hash that every account names whose code it is.
    Optional<Evidence.CodeOfAccount> code(EthereumAddress address, Hash256 hash) {
        return Optional.ofNullable(codesByAddress.getOrDefault(address, codesByHash.get(hash)));
    }
}
