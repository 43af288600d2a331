package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What one transaction comes to. Immutable.
///
/// @param gasUsed what is paid for
/// @param fee in all, at the next block's base fee
/// @param leastGas the least limit of gas with which it does the same: with one less it fails, or leaves out
///     something; empty where it does not succeed
/// @param reads what its code asked of the block: it may do otherwise in another block
/// @param moves in the order in which ether moves
public record SimulatedTransaction(
        Ending ending,
        long gasUsed,
        Wei fee,
        OptionalLong leastGas,
        Set<BlockFact> reads,
        List<LogEntry> logs,
        List<EtherMove> moves,
        List<Effect> effects) {
    public SimulatedTransaction {
        reads = reads.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(reads));
        logs = List.copyOf(logs);
        moves = List.copyOf(moves);
        effects = List.copyOf(effects);
    }

    public boolean succeeds() {
        return ending instanceof Ending.Succeeds;
    }

    /// Whether its code asked for what is open even for the very next block.
    public boolean dependsOnTheBlock() {
        return reads.stream().anyMatch(BlockFact::isOpen);
    }
}
