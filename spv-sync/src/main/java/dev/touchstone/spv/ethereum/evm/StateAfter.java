package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A state as a run has left it: what was known before, and the changes above it. It has no roots: that of an
/// account's storage says only whether there is any. Immutable.
public final class StateAfter implements StateView {
    /// Stands for the root of a storage that holds something.
    private static final Hash256 SOME_ROOT = AccountState.NO_CODE;

    private final StateView before;
    private final Map<EthereumAddress, StateChange> changes;

    public StateAfter(StateView before, Collection<StateChange> changes) {
        this.before = before;
        this.changes = new HashMap<>();
        for (var change : changes) this.changes.put(change.address(), change);
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        var change = changes.get(address);
        if (change == null) return before.account(address);
        if (!change.exists()) return Optional.of(AccountState.empty(address));
        return before.account(address).map(was -> {
            boolean hasStorage = (was.hasStorage() && !change.storageWiped())
                    || change.slots().values().stream().anyMatch(word -> !word.equals(Hash256.ZERO));
            return new AccountState(
                    address,
                    change.nonce(),
                    change.balance(),
                    hasStorage ? SOME_ROOT : AccountState.EMPTY_ROOT,
                    change.codeHash());
        });
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        var change = changes.get(address);
        if (change == null) return before.storage(address, key);
        var written = change.slots().get(key);
        if (written != null) return Optional.of(written);
        if (change.storageWiped()) return Optional.of(Hash256.ZERO);
        return before.account(address)
                .flatMap(was -> was.hasStorage() ? before.storage(address, key) : Optional.of(Hash256.ZERO));
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        var change = changes.get(address);
        if (change != null && change.code().isPresent()) return change.code();
        return before.code(address, hash);
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return before.blockHash(number);
    }
}
