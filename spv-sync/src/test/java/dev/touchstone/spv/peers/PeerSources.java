package dev.touchstone.spv.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.RequestBudget;
import dev.touchstone.spv.ethereum.source.RestBeaconSource;
import dev.touchstone.spv.ethereum.source.RpcExecutionSource;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import dev.touchstone.spv.testsupport.EthereumPeer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The program's own sources, which ask a peer, or a liar before it. Thread-safe.
final class PeerSources implements AutoCloseable {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(90));

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final AtomicLong bytes = new AtomicLong();
    private final EthereumChain chain;
    private final String beaconUrl;
    private final String rpcUrl;

    PeerSources(EthereumChain chain, String beaconUrl, String rpcUrl) {
        this.chain = chain;
        this.beaconUrl = beaconUrl;
        this.rpcUrl = rpcUrl;
    }

    static PeerSources of(EthereumPeer peer, EthereumChain chain) {
        return new PeerSources(chain, peer.beaconUrl(), peer.rpcUrl());
    }

    EthereumChain chain() {
        return chain;
    }

    /// A source that knows nothing yet of the beacon node.
    BeaconSource beacon() {
        return beacon(PATIENCE);
    }

    BeaconSource beacon(Patience patience) {
        var address = SourceAddress.parse(beaconUrl).orThrow();
        return new RestBeaconSource(address, chain, RequestBudget.unlimited(), ports(patience));
    }

    /// A source that knows nothing yet of the execution node.
    ExecutionSource execution() {
        return execution(PATIENCE);
    }

    ExecutionSource execution(Patience patience) {
        var address = SourceAddress.parse(rpcUrl).orThrow();
        return new RpcExecutionSource(address, chain, RequestBudget.unlimited(), ports(patience));
    }

    private SourcePorts ports(Patience patience) {
        return new SourcePorts(http, patience, bytes::addAndGet);
    }

    /// The bytes of all answers so far.
    long bytesIn() {
        return bytes.get();
    }

    /// What was said, where something was.
    static <T> T said(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Said.class);
        return ((Reply.Said<T>) reply).value();
    }

    /// Why nothing was said.
    static SourceFault fault(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed<?>) reply).fault();
    }

    @Override
    public void close() {
        http.close();
    }
}
