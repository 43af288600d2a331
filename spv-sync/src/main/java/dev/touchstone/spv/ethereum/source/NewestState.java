package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.time.Instant;
import java.util.List;

/// What a source says of accounts after the newest block that it knows; nobody checked any of it. Immutable.
///
/// @param time when it says that the block was made
public record NewestState(BlockNumber number, Hash256 block, Instant time, List<Said> accounts) {
    public NewestState {
        accounts = List.copyOf(accounts);
    }

    /// What it says of one account.
    ///
    /// @param words those of its storage that were asked for
    public record Said(EthereumAddress address, Wei balance, long nonce, List<Hash256> words) {
        public Said {
            words = List.copyOf(words);
        }
    }
}
