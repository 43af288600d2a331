package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.chain.ByteString;

/// The first transaction of a block, without witnesses, and its branch. Its serialization can be told from an inner
/// node of the tree, so its depth is the depth of every transaction of that block. Immutable.
public record CoinbaseProof(ByteString strippedTransaction, MerkleBranch branch) {}
