package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import java.util.function.LongConsumer;

/// Makes sources of addresses. Thread-safe. Making one asks nobody anything yet.
public interface SourceFactory {
    /// A beacon node at an address.
    ///
    /// @param bytesIn is told of every answer's size
    BeaconSource beacon(Endpoint endpoint, EthereumChain chain, LongConsumer bytesIn);

    /// An execution node at an address.
    ///
    /// @param bytesIn is told of every answer's size
    ExecutionSource execution(Endpoint endpoint, EthereumChain chain, LongConsumer bytesIn);
}
