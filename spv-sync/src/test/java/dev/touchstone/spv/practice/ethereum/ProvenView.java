package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a client has proven of a state so far.
final class ProvenView implements StateView {
    private final Seen seen;
    private final Map<EthereumAddress, AccountState> accounts = new HashMap<>();
    private final Map<Missing.Slot, Hash256> slots = new HashMap<>();
    private final Map<Hash256, ByteString> codes = new HashMap<>();

    ProvenView(Seen seen) {
        this.seen = seen;
    }

    /// Proves what was asked for.
    void prove(Missing missing) {
        for (var address : missing.accounts()) {
            accounts.put(address, seen.account(address).value());
        }
        for (var slot : missing.slots()) slots.put(slot, seen.word(slot.account(), slot.key()));
        for (var code : missing.codes()) codes.put(code.hash(), seen.code(code.account()));
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        return Optional.ofNullable(accounts.get(address));
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        return Optional.ofNullable(slots.get(new Missing.Slot(address, key)));
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return Optional.ofNullable(codes.get(hash));
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return Optional.empty();
    }
}
