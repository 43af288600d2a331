package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import java.util.List;

/// A search through the blocks of a range for what contracts reported of some accounts. Immutable.
///
/// @param from the oldest block, and the last to be looked at
/// @param to the newest
public record LogSearch(List<EthereumAddress> accounts, TokenLogs.Kind kind, BlockNumber from, BlockNumber to) {
    /// About half a day: each block is at least one request.
    public static final long MOST_BLOCKS = 4096;

    public static final int MOST_ACCOUNTS = 64;

    public LogSearch {
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty() || accounts.size() > MOST_ACCOUNTS) {
            throw new IllegalArgumentException(accounts.size() + " accounts");
        }
        long blocks = to.value() - from.value() + 1;
        if (blocks < 1 || blocks > MOST_BLOCKS) throw new IllegalArgumentException(blocks + " blocks");
    }

    public long blocks() {
        return to.value() - from.value() + 1;
    }

    /// Hears how far a search has come, on the thread that searches.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (_, _) -> {};

        /// One more block was looked through.
        ///
        /// @param looked how many blocks were looked through
        void reached(BlockNumber block, long looked);
    }
}
