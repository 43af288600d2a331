package dev.touchstone.ui.shell;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.util.concurrent.CompletableFuture;

/// What a person can do to the Ethereum of the practice network that they cannot do to the real one. Thread-safe.
public interface EtherPractice {
    /// Sends practice ether to an account; it arrives with the next block.
    CompletableFuture<Void> send(EthereumAddress to, Wei amount);

    /// Lets blocks come at once that would come later.
    CompletableFuture<Void> makeBlocks(int blocks);
}
