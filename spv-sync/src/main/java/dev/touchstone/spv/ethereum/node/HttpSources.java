package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.RequestBudget;
import dev.touchstone.spv.ethereum.source.RestBeaconSource;
import dev.touchstone.spv.ethereum.source.RpcExecutionSource;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/// Real servers, over HTTP. Thread-safe. The user's own node may be asked as often as is good; a public one has a
/// budget of requests.
///
/// @param http follows no redirects
public record HttpSources(HttpClient http, InstantSource clock, Patience patience) implements SourceFactory {
    private static final int PER_MINUTE = 120;

    @Override
    public BeaconSource beacon(Endpoint endpoint, EthereumChain chain, LongConsumer bytesIn) {
        return new RestBeaconSource(address(endpoint), chain, budget(endpoint), ports(bytesIn));
    }

    @Override
    public ExecutionSource execution(Endpoint endpoint, EthereumChain chain, LongConsumer bytesIn) {
        return new RpcExecutionSource(address(endpoint), chain, budget(endpoint), ports(bytesIn));
    }

    /// A node of a chain beside an Ethereum network, which has this id (EIP-155). Asks nobody anything yet.
    public ExecutionSource layer(Endpoint endpoint, long chainId, LongConsumer bytesIn) {
        return new RpcExecutionSource(address(endpoint), chainId, budget(endpoint), ports(bytesIn));
    }

    /// Whoever makes an endpoint has read its address already.
    private static SourceAddress address(Endpoint endpoint) {
        return SourceAddress.of(endpoint.address()).orThrow();
    }

    private RequestBudget budget(Endpoint endpoint) {
        return endpoint.own() ? RequestBudget.unlimited() : RequestBudget.perMinute(PER_MINUTE, clock);
    }

    private SourcePorts ports(LongConsumer bytesIn) {
        return new SourcePorts(http, patience, bytesIn);
    }
}
