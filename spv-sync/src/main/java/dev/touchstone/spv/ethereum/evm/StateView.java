package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.Optional;

/// The state in which a run begins, as far as it is known. Empty says that a value is not known, never that it is zero:
/// of an account that the state does not hold the view says [AccountState#empty]. Answers stay the same while a run
/// goes
/// on. Who gives only proven values makes what a run returns follow from them.
public interface StateView {
    Optional<AccountState> account(EthereumAddress address);

    /// The word in a slot, zero where nothing was written. Not asked for accounts whose storage is empty by its root.
    Optional<Hash256> storage(EthereumAddress address, StorageKey key);

    /// The code of an account. Not asked for accounts without code.
    ///
    /// @param hash that of the account
    Optional<ByteString> code(EthereumAddress address, Hash256 hash);

    /// The hash of one of the 256 blocks before the one in which the run takes place.
    Optional<Hash256> blockHash(BlockNumber number);

    /// Whether the state holds the account: since Spurious Dragon it holds none that is empty (EIP-161).
    default boolean holds(AccountState account) {
        return !account.isEmpty();
    }
}
