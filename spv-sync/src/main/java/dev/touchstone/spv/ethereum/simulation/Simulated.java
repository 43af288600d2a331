package dev.touchstone.spv.ethereum.simulation;

import java.util.List;

/// What transactions come to, one after another, in the block after a known one. Immutable.
///
/// @param transactions in the order of the input
public record Simulated(SimulationInput input, NextBlock block, List<SimulatedTransaction> transactions) {
    public Simulated {
        transactions = List.copyOf(transactions);
    }

    /// Whether all of them succeed.
    public boolean succeeds() {
        return transactions.stream().allMatch(SimulatedTransaction::succeeds);
    }
}
