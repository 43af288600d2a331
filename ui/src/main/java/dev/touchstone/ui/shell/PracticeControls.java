package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.Satoshis;
import java.util.concurrent.CompletableFuture;

/// What a person can do to the practice network that they cannot do to the real one. Thread-safe.
public interface PracticeControls {
    CompletableFuture<Void> mine(int blocks);

    /// Sends practice coins to this wallet's present receive address; they arrive with the next block.
    CompletableFuture<Void> askFaucet(Satoshis amount);

    /// Replaces the newest blocks by others, so that a reorganisation can be watched.
    CompletableFuture<Void> replaceBlocks(int depth);
}
