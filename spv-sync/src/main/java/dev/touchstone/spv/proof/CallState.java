package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of a block as far as premises prove it, and nothing else; notes which of them a run used. Confined
/// to one thread.
final class CallState implements StateView {
    private final ExecutionHeader header;
    private final Map<EthereumAddress, Evidence.AccountInState> accounts = new HashMap<>();
    private final Map<Missing.Slot, Evidence.SlotInStorage> slots = new HashMap<>();
    private final Map<EthereumAddress, Evidence.CodeOfAccount> codes = new HashMap<>();
    private final Map<Hash256, Evidence.CodeOfAccount> codesByHash = new HashMap<>();
    private List<ByteString> ancestors = List.of();
    private final Map<EthereumAddress, Evidence.AccountInState> usedAccounts = new LinkedHashMap<>();
    private final Map<Missing.Slot, Evidence.SlotInStorage> usedSlots = new LinkedHashMap<>();
    private final Map<Hash256, Evidence.CodeOfAccount> usedCodes = new LinkedHashMap<>();
    private int usedAncestors;

    private CallState(ExecutionHeader header) {
        this.header = header;
    }

    /// What came of taking the premises.
    sealed interface Taken {
        record All(CallState state) implements Taken {}

        record Not(Refutation why) implements Taken {}
    }

    /// Takes the premises, each of which must be of this very block.
    static Taken of(Proven<ExecutionHeader> header, CallPremises premises) {
        var state = new CallState(header.value());
        for (var account : premises.accounts()) {
            if (!(account.evidence() instanceof Evidence.AccountInState it) || !isOf(header, account)) {
                return foreign(account);
            }
            state.accounts.put(account.value().address(), it);
        }
        for (var slot : premises.slots()) {
            if (!(slot.evidence() instanceof Evidence.SlotInStorage it) || !isOf(header, slot)) return foreign(slot);
            state.slots.put(
                    new Missing.Slot(slot.value().account(), slot.value().key()), it);
        }
        for (var code : premises.codes()) {
            if (!(code.evidence() instanceof Evidence.CodeOfAccount it) || !isOf(header, code)) return foreign(code);
            state.codes.put(code.value().account(), it);
            state.codesByHash.putIfAbsent(
                    ((Evidence.AccountInState) it.account()).account().codeHash(), it);
        }
        for (var ancestor : premises.ancestors()) {
            if (!(ancestor.evidence() instanceof Evidence.Ancestor it)
                    || !it.descendant().equals(header.evidence())) {
                return foreign(ancestor);
            }
            if (it.headers().size() > state.ancestors.size()) state.ancestors = it.headers();
        }
        return new Taken.All(state);
    }

    private static boolean isOf(Proven<ExecutionHeader> header, Proven<?> premise) {
        return premise.asOf().equals(header.asOf());
    }

    private static Taken foreign(Proven<?> premise) {
        return new Taken.Not(new Refutation.PremiseOfAnotherBlock(premise.asOf()));
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        return used(accounts.get(address), address, usedAccounts).map(Evidence.AccountInState::account);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        var at = new Missing.Slot(address, key);
        return used(slots.get(at), at, usedSlots)
                .map(evidence -> evidence.slot().word());
    }

    /// Code has the hash that every account names whose code it is.
    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        var evidence = codes.getOrDefault(address, codesByHash.get(hash));
        return used(evidence, hash, usedCodes).map(it -> it.code().bytes());
    }

    /// A block names its parent; the hashes before it stand in the headers between, or in the ring that the
    /// state keeps (EIP-2935), where that has one.
    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        long back = header.number().value() - number.value();
        if (back == 1) return Optional.of(header.parentHash());
        if (back > 1 && back - 1 <= ancestors.size()) {
            usedAncestors = Math.max(usedAncestors, (int) back - 1);
            return ExecutionHeader.parse(ancestors.get((int) back - 2))
                    .toOptional()
                    .map(ExecutionHeader::parentHash);
        }
        if (!BlockHashRing.holds(header.number(), number)) return Optional.empty();
        var ring = slots.get(new Missing.Slot(BlockHashRing.CONTRACT, BlockHashRing.key(number)));
        if (ring == null || ring.slot().isZero()) return Optional.empty();
        return storage(BlockHashRing.CONTRACT, BlockHashRing.key(number));
    }

    private static <K, E> Optional<E> used(@Nullable E evidence, K key, Map<K, E> used) {
        if (evidence == null) return Optional.empty();
        used.putIfAbsent(key, evidence);
        return Optional.of(evidence);
    }

    /// What a result rests on.
    RunPremises used() {
        for (var slot : usedSlots.values()) note(slot.account());
        for (var code : usedCodes.values()) note(code.account());
        return new RunPremises(
                List.copyOf(usedAccounts.values()),
                List.copyOf(usedSlots.values()),
                List.copyOf(usedCodes.values()),
                ancestors.subList(0, usedAncestors));
    }

    private void note(Evidence account) {
        var it = (Evidence.AccountInState) account;
        usedAccounts.putIfAbsent(it.account().address(), it);
    }
}
