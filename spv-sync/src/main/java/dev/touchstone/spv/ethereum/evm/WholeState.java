package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A state that is known whole, as that of a chain of one's own, with its root. Immutable: [#with] gives another.
public final class WholeState implements StateView {
    public static final WholeState EMPTY = new WholeState(Map.of(), Map.of(), PatriciaTrie.EMPTY);

    private final Map<EthereumAddress, Held> accounts;
    private final Map<BlockNumber, Hash256> blockHashes;
    private final PatriciaTrie trie;

    private record Held(AccountState state, ByteString code, Map<StorageKey, Hash256> slots, PatriciaTrie storage) {
        static Held nothing(EthereumAddress address) {
            return new Held(AccountState.empty(address), ByteString.EMPTY, Map.of(), PatriciaTrie.EMPTY);
        }
    }

    private WholeState(Map<EthereumAddress, Held> accounts, Map<BlockNumber, Hash256> blockHashes, PatriciaTrie trie) {
        this.accounts = accounts;
        this.blockHashes = blockHashes;
        this.trie = trie;
    }

    /// The root of the state.
    public Hash256 root() {
        return trie.root();
    }

    /// The state after these changes.
    public WholeState with(Collection<StateChange> changes) {
        var changed = new HashMap<>(accounts);
        var root = trie;
        for (var change : changes) {
            var key = ByteString.of(change.address().trieKey().toBytes());
            if (change.exists()) {
                var held = changed(accounts.getOrDefault(change.address(), Held.nothing(change.address())), change);
                changed.put(change.address(), held);
                root = root.put(key, held.state.bytes());
            } else {
                changed.remove(change.address());
                root = root.delete(key);
            }
        }
        return new WholeState(changed, blockHashes, root);
    }

    private static Held changed(Held before, StateChange change) {
        var slots = new HashMap<>(change.storageWiped() ? Map.of() : before.slots);
        var storage = change.storageWiped() ? PatriciaTrie.EMPTY : before.storage;
        for (var slot : change.slots().entrySet()) {
            var key = ByteString.of(slot.getKey().trieKey().toBytes());
            if (slot.getValue().equals(Hash256.ZERO)) {
                slots.remove(slot.getKey());
                storage = storage.delete(key);
            } else {
                slots.put(slot.getKey(), slot.getValue());
                storage = storage.put(key, word(slot.getValue()));
            }
        }
        var code = change.code().orElse(before.code);
        var state =
                new AccountState(change.address(), change.nonce(), change.balance(), storage.root(), change.codeHash());
        return new Held(state, code, slots, storage);
    }

    private static ByteString word(Hash256 value) {
        return ByteString.of(new RlpWriter().integer(Word.of(value).toInteger()).toArray());
    }

    /// The state with an account put in the place of any other.
    public WholeState with(
            EthereumAddress address, long nonce, Wei balance, ByteString code, Map<StorageKey, Hash256> slots) {
        var change = new StateChange(address, true, nonce, balance, Keccak256.of(code), Optional.of(code), true, slots);
        return with(List.of(change));
    }

    /// The state of a block that has these before it.
    public WholeState after(Map<BlockNumber, Hash256> blocks) {
        return new WholeState(accounts, Map.copyOf(blocks), trie);
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        var held = accounts.get(address);
        return Optional.of(held == null ? AccountState.empty(address) : held.state);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        var held = accounts.get(address);
        return Optional.of(held == null ? Hash256.ZERO : held.slots.getOrDefault(key, Hash256.ZERO));
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        var held = accounts.get(address);
        return Optional.of(held == null ? ByteString.EMPTY : held.code);
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return Optional.ofNullable(blockHashes.get(number));
    }

    @Override
    public boolean holds(AccountState account) {
        return accounts.containsKey(account.address());
    }
}
