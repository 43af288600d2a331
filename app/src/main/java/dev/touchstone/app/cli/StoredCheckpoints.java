package dev.touchstone.app.cli;

import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import java.io.IOException;
import java.util.Optional;

/// The checkpoints that what is stored in the data directory rests on.
@FunctionalInterface
public interface StoredCheckpoints {
    /// That of one network; empty where nothing is stored of it.
    Optional<Checkpoint> of(EthereumChain chain) throws IOException;
}
