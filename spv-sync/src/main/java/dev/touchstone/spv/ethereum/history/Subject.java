package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.Optional;

/// Whose history of what it is. Immutable.
///
/// @param token the token's contract; empty for ether
public record Subject(EthereumAddress account, Optional<EthereumAddress> token) {
    public static Subject ether(EthereumAddress account) {
        return new Subject(account, Optional.empty());
    }

    public static Subject token(EthereumAddress account, EthereumAddress contract) {
        return new Subject(account, Optional.of(contract));
    }
}
