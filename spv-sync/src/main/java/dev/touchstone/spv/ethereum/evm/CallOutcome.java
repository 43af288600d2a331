package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.LogEntry;
import java.util.List;

/// What a call came to. Only the first three are answers.
public sealed interface CallOutcome {
    /// It succeeded.
    ///
    /// @param gasUsed with what the transaction costs before it runs, after the refund
    /// @param changes to the state, which nobody has made
    record Returned(ByteString bytes, long gasUsed, List<LogEntry> logs, List<StateChange> changes)
            implements CallOutcome {}

    /// The code refused, with its reason.
    record Reverted(ByteString bytes, long gasUsed) implements CallOutcome {}

    /// It failed, with all its gas.
    record Halted(HaltReason reason) implements CallOutcome {}

    /// It depends on what the view does not know.
    record MissingState(Missing missing) implements CallOutcome {}

    /// It asks for what this program cannot compute.
    record CannotBeProvenLocally(String what) implements CallOutcome {}

    /// It took more than it was allowed to.
    record OutOfBudget(String what) implements CallOutcome {}
}
