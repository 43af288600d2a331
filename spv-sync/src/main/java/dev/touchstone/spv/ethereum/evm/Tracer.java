package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;

/// Is told what a run does, in order, on the run's thread. What is told between the begin of a call and an end
/// that did not succeed was undone.
public interface Tracer {
    /// Hears nothing.
    Tracer NONE = new Tracer() {};

    /// Code of `step` begins to run, or a precompiled contract, or nothing where there is no code.
    default void callBegins(CallStep step) {}

    /// The innermost call that began ends.
    default void callEnds(CallEnd end) {}

    default void valueMoves(EthereumAddress from, EthereumAddress to, Wei value) {}

    default void logs(LogEntry log) {}

    /// Code asks for this of the block.
    default void readsBlock(BlockFact fact) {}

    default void storageChanges(EthereumAddress account, StorageKey key, Hash256 before, Hash256 after) {}

    /// A call or the making of a contract.
    ///
    /// @param depth 0 for the outermost
    /// @param to whose storage and balance it works on; the new contract's address
    /// @param codeOf whose code runs, which a delegation may name
    /// @param value what it brings; for a delegate call what its caller was brought
    /// @param input for a new contract the code that makes it
    record CallStep(
            int depth,
            CallKind kind,
            EthereumAddress from,
            EthereumAddress to,
            EthereumAddress codeOf,
            Wei value,
            ByteString input,
            long gas) {}

    /// How a call ended.
    ///
    /// @param output what it returned, or its reason when it reverted
    record CallEnd(int depth, boolean succeeded, ByteString output, long gasLeft) {}
}
