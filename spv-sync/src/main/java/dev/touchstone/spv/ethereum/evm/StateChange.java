package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.util.Map;
import java.util.Optional;

/// What a run made of an account. Immutable.
///
/// @param exists whether the state holds it afterwards
/// @param code where it has other code than before
/// @param storageWiped whether all that was in its storage is gone, before `slots` are written
/// @param slots those whose words differ from before, or from zero where the storage is gone
public record StateChange(
        EthereumAddress address,
        boolean exists,
        long nonce,
        Wei balance,
        Hash256 codeHash,
        Optional<ByteString> code,
        boolean storageWiped,
        Map<StorageKey, Hash256> slots) {
    public StateChange {
        slots = Map.copyOf(slots);
    }
}
