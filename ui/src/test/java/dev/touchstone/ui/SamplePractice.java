package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.shell.PracticeControls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Notes what the practice network is asked to do.
record SamplePractice(List<String> asked) implements PracticeControls {
    @Override
    public CompletableFuture<Void> mine(int blocks) {
        asked.add("mine " + blocks);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> askFaucet(Satoshis amount) {
        asked.add("faucet " + amount);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> replaceBlocks(int depth) {
        asked.add("replace " + depth);
        return CompletableFuture.completedFuture(null);
    }
}
