package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ChainPoint;

/// Where a transaction of the wallet stands on the best chain as the ledger knows it. Immutable.
public sealed interface EntryState {
    /// In a block, `depth` blocks from it to the tip, both counted.
    record InBlock(ChainPoint block, int depth) implements EntryState {}

    /// Seen on the network or signed here, and in no block yet.
    record Waiting() implements EntryState {}

    /// Its block was replaced by others that do not hold it; it waits for a block again.
    record LeftBestChain(ChainPoint was) implements EntryState {}

    /// It is the reward of a block that was replaced by another, and no other block can hold it.
    record RewardLost(ChainPoint was) implements EntryState {}

    /// Another transaction in no block yet spends the same coins and took its place (BIP125).
    record Replaced(TxId by) implements EntryState {}

    /// A transaction in a block spends the same coins, so this one can no longer be in any.
    record DoubleSpent(TxId by, ChainPoint block) implements EntryState {}

    /// It spends coins of `parent`, which can no longer be in any block.
    record ParentLost(TxId parent) implements EntryState {}

    /// The user gave it up before it was in a block.
    record Abandoned() implements EntryState {}

    /// Whether it counts: its outputs exist or are expected to, and the coins it spends are gone or going.
    default boolean isLive() {
        return switch (this) {
            case InBlock _, Waiting _, LeftBestChain _ -> true;
            case RewardLost _, Replaced _, DoubleSpent _, ParentLost _, Abandoned _ -> false;
        };
    }
}
