package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import java.util.List;
import java.util.Optional;

/// What became of a transaction that was run.
public sealed interface TransactionOutcome {
    /// It stands in the block, whether or not its code succeeded.
    ///
    /// @param halt why, where its code failed with all its gas
    /// @param gasUsed what is paid for: after the refund
    /// @param blockGas what the block counts
    /// @param output what it returned, or its reason when it reverted
    /// @param created the contract it made
    record Executed(
            boolean succeeded,
            Optional<HaltReason> halt,
            long gasUsed,
            BlockGas blockGas,
            List<LogEntry> logs,
            ByteString output,
            Optional<EthereumAddress> created)
            implements TransactionOutcome {}

    /// It may not stand in the block; nothing has changed.
    record Invalid(TransactionProblem problem) implements TransactionOutcome {}

    /// It asks for what this program cannot compute.
    record CannotBeProvenLocally(String what) implements TransactionOutcome {}

    /// It took more than it was allowed to.
    record OutOfBudget(String what) implements TransactionOutcome {}
}
