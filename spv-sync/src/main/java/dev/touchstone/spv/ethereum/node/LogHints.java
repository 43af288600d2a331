package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.source.Inquiry;
import java.util.List;
import java.util.function.Function;

/// Asks an Ethereum network's servers for what a contract reported, as a hint that whoever asks can check by
/// itself. Thread-safe; blocks.
public interface LogHints {
    /// What `check` finds true in the reports of one block about these subjects.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    <R> Inquiry.Result<R> logs(
            BlockNumber block,
            EthereumAddress contract,
            List<Hash256> topics,
            Function<List<LogEntry>, Inquiry.Verdict<R>> check)
            throws InterruptedException;
}
