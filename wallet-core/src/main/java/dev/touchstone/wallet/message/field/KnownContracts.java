package dev.touchstone.wallet.message.field;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.Optional;

/// What lists and proven state say of addresses, for the words of a review. Answers at once, from memory; what is
/// not known is empty. Thread-safe.
public interface KnownContracts {
    /// Knows nothing.
    KnownContracts NONE = new KnownContracts() {};

    /// How a token is called and written.
    ///
    /// @param symbol a list's word or the contract's own
    record TokenWords(String symbol, int decimals) {}

    default Optional<TokenWords> token(BigInteger chainId, EthereumAddress contract) {
        return Optional.empty();
    }

    /// What a list, a contact or a name service calls an address.
    default Optional<String> name(BigInteger chainId, EthereumAddress address) {
        return Optional.empty();
    }

    /// Whether there is code at an address, where that is proven.
    default Optional<Boolean> hasCode(BigInteger chainId, EthereumAddress address) {
        return Optional.empty();
    }
}
