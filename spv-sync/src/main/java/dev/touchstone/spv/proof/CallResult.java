package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.evm.HaltReason;

/// What a call comes to in the state after a block. Immutable.
///
/// @param gasUsed with what a transaction costs before it runs; all of it where the call halted
public record CallResult(CallInput input, Outcome outcome, long gasUsed) {

    public sealed interface Outcome {
        record Returned(ByteString bytes) implements Outcome {}

        /// The code refused, and gave this as its reason.
        record Reverted(ByteString bytes) implements Outcome {}

        /// It failed.
        record Halted(HaltReason reason) implements Outcome {}
    }
}
