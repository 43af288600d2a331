package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.util.List;

/// An account to be proven, with words of its storage. Immutable.
///
/// @param withCode whether its code is wanted too
public record StateQuestion(EthereumAddress address, List<StorageKey> keys, boolean withCode) {
    public StateQuestion {
        keys = List.copyOf(keys);
    }

    public StateQuestion(EthereumAddress address, List<StorageKey> keys) {
        this(address, keys, false);
    }

    public static StateQuestion ofAccount(EthereumAddress address) {
        return new StateQuestion(address, List.of());
    }
}
