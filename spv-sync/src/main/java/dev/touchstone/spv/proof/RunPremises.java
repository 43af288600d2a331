package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.proof.Evidence.AccountInState;
import dev.touchstone.spv.proof.Evidence.CodeOfAccount;
import dev.touchstone.spv.proof.Evidence.SlotInStorage;
import java.util.List;

/// What a run of code asked for of a block's state, in that order, and the accounts which it is of. Immutable.
///
/// @param ancestors headers, each the parent of the one before it; the first is the parent of the block
public record RunPremises(
        List<AccountInState> accounts,
        List<SlotInStorage> slots,
        List<CodeOfAccount> codes,
        List<ByteString> ancestors) {
    public RunPremises {
        accounts = List.copyOf(accounts);
        slots = List.copyOf(slots);
        codes = List.copyOf(codes);
        ancestors = List.copyOf(ancestors);
    }
}
