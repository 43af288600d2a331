package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.StateView;
import java.util.Optional;

/// The state in which the transactions of the next block begin: that after its parent, and with the parent's
/// hash in its place (EIP-2935). Immutable.
///
/// @param keepsHashes whether the rules have such a place
record NextBlockState(StateView afterParent, ExecutionHeader parent, boolean keepsHashes) implements StateView {

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        return address.equals(NextBlock.SOMEBODY)
                ? Optional.of(AccountState.empty(address))
                : afterParent.account(address);
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        boolean isParent =
                keepsHashes && address.equals(BlockHashRing.CONTRACT) && key.equals(BlockHashRing.key(parent.number()));
        return isParent ? Optional.of(parent.hash()) : afterParent.storage(address, key);
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return afterParent.code(address, hash);
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return number.equals(parent.number()) ? Optional.of(parent.hash()) : afterParent.blockHash(number);
    }
}
