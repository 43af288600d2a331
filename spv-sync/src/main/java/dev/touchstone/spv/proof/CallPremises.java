package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import java.util.Collection;
import java.util.List;

/// What is proven of the state in which a call is to run; there may be more than it needs. Immutable.
///
/// @param ancestors of the block, proven by their children, for code that asks for the hashes of older blocks
public record CallPremises(
        List<Proven<AccountState>> accounts,
        List<Proven<StorageSlot>> slots,
        List<Proven<ContractCode>> codes,
        List<Proven<ExecutionHeader>> ancestors) {
    public CallPremises {
        accounts = List.copyOf(accounts);
        slots = List.copyOf(slots);
        codes = List.copyOf(codes);
        ancestors = List.copyOf(ancestors);
    }

    public static CallPremises of(
            Collection<Proven<AccountState>> accounts,
            Collection<Proven<StorageSlot>> slots,
            Collection<Proven<ContractCode>> codes) {
        return new CallPremises(List.copyOf(accounts), List.copyOf(slots), List.copyOf(codes), List.of());
    }
}
