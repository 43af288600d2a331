package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.LogSearch;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which blocks to look through. Written by picocli, then only read.
final class RangeOptions {
    /// What is looked through where nothing is said: about an hour.
    private static final long USUAL = 256;

    @Option(names = "--from", paramLabel = "BLOCK", description = "The oldest block to look through.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "BLOCK", description = "The newest block to look through.")
    private @Nullable Long to;

    boolean isNamed() {
        return from != null || to != null;
    }

    /// @param head the newest block that is proven
    LogSearch search(List<EthereumAddress> accounts, TokenLogs.Kind kind, BlockNumber head) throws Failure {
        long newest = to == null ? head.value() : to;
        long oldest = from == null ? Math.max(0, newest - USUAL + 1) : from;
        if (oldest < 0 || newest < oldest) throw Failure.usage("The block of --from is not before that of --to.");
        if (newest - oldest >= LogSearch.MOST_BLOCKS) {
            throw Failure.usage("No more than " + Words.count(LogSearch.MOST_BLOCKS) + " blocks at once.");
        }
        return new LogSearch(accounts, kind, BlockNumber.of(oldest), BlockNumber.of(newest));
    }
}
