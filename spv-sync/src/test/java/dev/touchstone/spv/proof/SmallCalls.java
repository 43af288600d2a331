package dev.touchstone.spv.proof;

import static dev.touchstone.spv.testsupport.Tampering.proven;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.util.ArrayList;
import java.util.List;

/// A small chain followed up to a signed block, and premises of its state. Confined to one thread.
final class SmallCalls {
    static final long HEAD = 20;
    static final long NUMBER = SmallState.FIRST + HEAD;

    private final SmallChain small;
    private final LightClientStore store;

    SmallCalls(SmallChain small) {
        this.small = small;
        var start = LightClientStore.start(small.chain(), new BlstBls(), small.root(8), small.bootstrap(8));
        store = ((LightClientStore.Start.Started) start).store();
    }

    EthereumChain chain() {
        return small.chain();
    }

    /// The block of this slot, signed for.
    Proven<ExecutionHeader> head(long slot) {
        store.process(small.optimistic(slot), Slot.of(slot + 1));
        return proven(BeaconKernel.signedHead(store, state(slot).header().bytes()));
    }

    /// The block before this slot's, which a beacon block of Gloas names.
    Proven<ExecutionHeader> headOfGloas(long slot) {
        store.process(small.optimistic(slot), Slot.of(slot + 1));
        return proven(BeaconKernel.signedHead(store, state(slot - 1).header().bytes()));
    }

    SmallState.Block state(long slot) {
        return small.at(slot).execution();
    }

    Proven<AccountState> account(Proven<ExecutionHeader> header, EthereumAddress address) {
        return proven(
                StateKernel.account(header, address, state(slot(header)).state().prove(key(address.trieKey()))));
    }

    Proven<StorageSlot> slot(Proven<ExecutionHeader> header, EthereumAddress address, StorageKey key) {
        var storage = state(slot(header)).storage().getOrDefault(address, PatriciaTrie.EMPTY);
        return proven(StateKernel.storage(account(header, address), key, storage.prove(key(key.trieKey()))));
    }

    private static long slot(Proven<ExecutionHeader> header) {
        return header.value().number().value() - SmallState.FIRST;
    }

    static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    /// These accounts with their codes, and these words of the first of them.
    CallPremises premises(Proven<ExecutionHeader> header, List<EthereumAddress> accounts, StorageKey... keys) {
        var proven = accounts.stream().map(it -> account(header, it)).toList();
        var codes = proven.stream()
                .map(it -> proven(
                        StateKernel.code(it, SmallContracts.codeOf(it.value().address()))))
                .toList();
        var slots = new ArrayList<Proven<StorageSlot>>();
        for (var key : keys) slots.add(slot(header, accounts.getFirst(), key));
        return CallPremises.of(proven, slots, codes);
    }

    Finding<CallResult> call(Proven<ExecutionHeader> header, CallInput input, CallPremises premises) {
        return CallKernel.call(chain(), header, input, premises);
    }
}
