package dev.touchstone.app.cli;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;

/// An Ethereum network that a command asks, with the node that follows it. Thread-safe; closed when the command is
/// done.
///
/// @param end closes the node
public record FollowedEthereum(
        EthereumChain chain, Latest<EthereumSnapshot> snapshot, ChainQuestions questions, Runnable end)
        implements AutoCloseable {
    EthereumSnapshot now() {
        return snapshot.get();
    }

    @Override
    public void close() {
        end.run();
    }
}
