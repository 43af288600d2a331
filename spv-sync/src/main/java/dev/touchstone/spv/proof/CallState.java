package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state of a block as far as premises prove it, and nothing else; notes which of them a run used. Confined
/// to one thread.
final class CallState implements StateView {
    private final ExecutionHeader header;
    private final CallPremises premises;
    private final List<ByteString> ancestors;
    private final Map<EthereumAddress, Evidence.AccountInState> usedAccounts = new LinkedHashMap<>();
    private final Map<Missing.Slot, Evidence.SlotInStorage> usedSlots = new LinkedHashMap<>();
    private final Map<Hash256, Evidence.CodeOfAccount> usedCodes = new LinkedHashMap<>();
    private int usedAncestors;

    private CallState(ExecutionHeader header, CallPremises premises, List<ByteString> ancestors) {
        this.header = header;
        this.premises = premises;
        this.ancestors = ancestors;
    }

    /// What came of taking the premises.
    sealed interface Taken {
        record All(CallState state) implements Taken {}

        record Not(Refutation why) implements Taken {}
    }

    /// Takes the premises, each of which must be of this very block.
    static Taken of(Proven<ExecutionHeader> header, CallPremises premises) {
        var foreign = premises.foreignTo(header.asOf());
        if (foreign.isPresent()) return foreign(foreign.get());
        List<ByteString> ancestors = List.of();
        for (var ancestor : premises.ancestors()) {
            if (!(ancestor.evidence() instanceof Evidence.Ancestor it)
                    || !it.descendant().equals(header.evidence())) {
                return foreign(ancestor.asOf());
            }
            if (it.headers().size() > ancestors.size()) ancestors = it.headers();
        }
        return new Taken.All(new CallState(header.value(), premises, ancestors));
    }

    private static Taken foreign(ChainPoint block) {
        return new Taken.Not(new Refutation.PremiseOfAnotherBlock(block));
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        return used(premises.account(address), address, usedAccounts).map(Evidence.AccountInState::account);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        var at = new Missing.Slot(address, key);
        return used(premises.slot(at), at, usedSlots)
                .map(evidence -> evidence.slot().word());
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return used(premises.code(address, hash), hash, usedCodes)
                .map(it -> it.code().bytes());
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
        var ring = premises.slot(new Missing.Slot(BlockHashRing.CONTRACT, BlockHashRing.key(number)));
        boolean isKept = ring.filter(it -> !it.slot().isZero()).isPresent();
        return isKept ? storage(BlockHashRing.CONTRACT, BlockHashRing.key(number)) : Optional.empty();
    }

    private static <K, E> Optional<E> used(Optional<E> evidence, K key, Map<K, E> used) {
        evidence.ifPresent(it -> used.putIfAbsent(key, it));
        return evidence;
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
