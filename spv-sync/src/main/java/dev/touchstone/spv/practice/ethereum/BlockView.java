package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.Optional;

/// What code finds when it begins to run: a state that is known whole, with the hashes of the blocks before. Immutable
/// but for the rings, and confined to the practice-ethereum loop.
///
/// @param rings where some slots lie that are not in the state yet
record BlockView(WorldState state, Rings rings, Hashes hashes) implements StateView {

    /// Knows the hashes of blocks; empty for a number that no block has.
    @FunctionalInterface
    interface Hashes {
        Optional<Hash256> of(long number);
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        var account = state.account(address);
        if (account.hasStorage() || !rings.holds(address)) return Optional.of(account);
        // any root but that of nothing has its slots asked for
        return Optional.of(
                new AccountState(address, account.nonce(), account.balance(), Hash256.ZERO, account.codeHash()));
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        var word = rings.written(address, key).orElseGet(() -> state.word(address, key));
        return Optional.of(new Wei(word).word());
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return Optional.of(state.code(hash));
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return hashes.of(number.value());
    }
}
