package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All accounts with their storage and code after a block (Yellow Paper, 4.1). Immutable: a change gives another
/// state that shares what did not change.
final class WorldState {
    static final WorldState EMPTY = new WorldState(PatriciaTrie.EMPTY, Map.of(), Map.of());

    private final PatriciaTrie accounts;
    private final Map<EthereumAddress, PatriciaTrie> storages;
    private final Map<Hash256, ByteString> codes;

    private WorldState(
            PatriciaTrie accounts, Map<EthereumAddress, PatriciaTrie> storages, Map<Hash256, ByteString> codes) {
        this.accounts = accounts;
        this.storages = storages;
        this.codes = codes;
    }

    Hash256 root() {
        return accounts.root();
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    AccountState account(EthereumAddress address) {
        return accounts.get(key(address.trieKey()))
                .map(value -> AccountState.parse(address, value).orThrow())
                .orElseGet(() -> AccountState.empty(address));
    }

    /// Whether the state holds the account at all.
    boolean has(EthereumAddress address) {
        return accounts.get(key(address.trieKey())).isPresent();
    }

    ByteString code(EthereumAddress address) {
        return code(account(address).codeHash());
    }

    /// The code with this hash; empty where none has it.
    ByteString code(Hash256 hash) {
        return codes.getOrDefault(hash, ByteString.EMPTY);
    }

    private PatriciaTrie storage(EthereumAddress address) {
        return storages.getOrDefault(address, PatriciaTrie.EMPTY);
    }

    BigInteger word(EthereumAddress address, StorageKey place) {
        return storage(address)
                .get(key(place.trieKey()))
                .map(value -> RlpReader.parse(value.toArray(), RlpReader::u256).orThrow())
                .orElse(BigInteger.ZERO);
    }

    List<ByteString> proveAccount(EthereumAddress address) {
        return accounts.prove(key(address.trieKey()));
    }

    List<ByteString> proveWord(EthereumAddress address, StorageKey place) {
        return storage(address).prove(key(place.trieKey()));
    }

    /// An account that is empty is not kept (EIP-161).
    WorldState with(AccountState account) {
        var place = key(account.address().trieKey());
        boolean isKept = !account.isEmpty() || account.hasStorage();
        return new WorldState(isKept ? accounts.put(place, account.bytes()) : accounts.delete(place), storages, codes);
    }

    WorldState withBalance(EthereumAddress address, Wei balance) {
        var old = account(address);
        return with(new AccountState(address, old.nonce(), balance, old.storageRoot(), old.codeHash()));
    }

    WorldState withNonce(EthereumAddress address, long nonce) {
        var old = account(address);
        return with(new AccountState(address, nonce, old.balance(), old.storageRoot(), old.codeHash()));
    }

    WorldState withCode(EthereumAddress address, ByteString code) {
        var old = account(address);
        var hash = Keccak256.of(code);
        var all = new HashMap<>(codes);
        if (!code.isEmpty()) all.put(hash, code);
        return new WorldState(accounts, storages, Map.copyOf(all))
                .with(new AccountState(address, old.nonce(), old.balance(), old.storageRoot(), hash));
    }

    /// A word of zero is not kept.
    WorldState withWord(EthereumAddress address, StorageKey place, BigInteger word) {
        var storage = written(storage(address), place, word);
        var all = new HashMap<>(storages);
        all.put(address, storage);
        var old = account(address);
        return new WorldState(accounts, Map.copyOf(all), codes)
                .with(new AccountState(address, old.nonce(), old.balance(), storage.root(), old.codeHash()));
    }

    private static PatriciaTrie written(PatriciaTrie storage, StorageKey place, BigInteger word) {
        var where = key(place.trieKey());
        return word.signum() == 0
                ? storage.delete(where)
                : storage.put(where, ByteString.of(new RlpWriter().integer(word).toArray()));
    }

    /// The state after what a run of code made of it.
    WorldState with(List<StateChange> changes) {
        var allStorages = new HashMap<>(storages);
        var allCodes = new HashMap<>(codes);
        var state = this;
        for (var change : changes) {
            change.code().filter(code -> !code.isEmpty()).ifPresent(code -> allCodes.put(change.codeHash(), code));
            var storage = written(change);
            if (storage.isEmpty()) allStorages.remove(change.address());
            else allStorages.put(change.address(), storage);
            state = state.with(new AccountState(
                    change.address(), change.nonce(), change.balance(), storage.root(), change.codeHash()));
        }
        return new WorldState(state.accounts, Map.copyOf(allStorages), Map.copyOf(allCodes));
    }

    private PatriciaTrie written(StateChange change) {
        var storage = change.storageWiped() ? PatriciaTrie.EMPTY : storage(change.address());
        for (var slot : change.slots().entrySet()) {
            storage = written(
                    storage, slot.getKey(), new BigInteger(1, slot.getValue().toBytes()));
        }
        return storage;
    }
}
