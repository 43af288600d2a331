package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import java.util.Optional;

/// How a transaction ends. Immutable.
public sealed interface Ending {
    /// The code ends as it means to.
    ///
    /// @param created the contract that it makes
    record Succeeds(ByteString output, Optional<EthereumAddress> created) implements Ending {}

    /// The code refuses; the fee is paid.
    ///
    /// @param output what [RevertReason] reads
    record Reverts(ByteString output) implements Ending {}

    /// It fails with all its gas; the fee is paid.
    record Halts(HaltReason reason) implements Ending {}

    /// No block may hold it.
    record NotTaken(TransactionProblem problem) implements Ending {}
}
