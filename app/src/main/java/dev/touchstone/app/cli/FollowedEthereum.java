package dev.touchstone.app.cli;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import java.net.http.HttpClient;

/// An Ethereum network that a command asks, with the node that follows it. Thread-safe; closed when the command is
/// done.
///
/// @param http what the node asks its servers with
record FollowedEthereum(EthereumNode node, HttpClient http) implements AutoCloseable {
    EthereumChain chain() {
        return node.chain();
    }

    EthereumSnapshot now() {
        return node.snapshot().get();
    }

    @Override
    public void close() {
        node.close();
        http.shutdownNow();
    }
}
