package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.proof.Proven;
import java.util.List;
import java.util.Optional;

/// Bytes that prove code and words of storage, kept from one block to the next by the hashes that they belong
/// to: code by its hash, nodes by the root of the storage that they lead from. What has the same hash needs no
/// second fetching; it is proven anew for each block. Thread-safe.
final class KnownState {
    private static final int MOST_CODES = 512;
    private static final int MOST_SLOTS = 1 << 15;
    private static final int MOST_ACCOUNTS = 1 << 14;

    private final Recent<Hash256, ByteString> codes = new Recent<>(MOST_CODES);
    private final Recent<Place, List<ByteString>> slots = new Recent<>(MOST_SLOTS);
    private final Recent<EthereumAddress, Seen> seen = new Recent<>(MOST_ACCOUNTS);

    private record Place(Hash256 storageRoot, StorageKey key) {}

    /// What an account was like when it was proven last.
    ///
    /// @param isSteady whether its storage was the same in two blocks, one after the other
    record Seen(ChainPoint at, Hash256 storageRoot, Hash256 codeHash, boolean isSteady) {}

    Optional<ByteString> code(Hash256 hash) {
        return hash.equals(AccountState.NO_CODE) ? Optional.of(ByteString.EMPTY) : codes.get(hash);
    }

    void putCode(Hash256 hash, ByteString code) {
        codes.put(hash, code);
    }

    /// The nodes that lead from this root to the key's place.
    Optional<List<ByteString>> slot(Hash256 storageRoot, StorageKey key) {
        return storageRoot.equals(AccountState.EMPTY_ROOT)
                ? Optional.of(List.of())
                : slots.get(new Place(storageRoot, key));
    }

    void putSlot(Hash256 storageRoot, StorageKey key, List<ByteString> nodes) {
        slots.put(new Place(storageRoot, key), nodes);
    }

    Optional<Seen> seen(EthereumAddress address) {
        return seen.get(address);
    }

    void put(Proven<AccountState> account) {
        var state = account.value();
        var before = seen.get(state.address());
        boolean isSteady = before.isPresent()
                && before.get().storageRoot().equals(state.storageRoot())
                && (before.get().isSteady() || !before.get().at().equals(account.asOf()));
        seen.put(state.address(), new Seen(account.asOf(), state.storageRoot(), state.codeHash(), isSteady));
    }
}
