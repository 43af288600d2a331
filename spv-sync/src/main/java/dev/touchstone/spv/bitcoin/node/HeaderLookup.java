package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Finding;

/// Proves headers against the best chain, for proofs that are checked again.
@FunctionalInterface
public interface HeaderLookup {
    Finding<BlockHeader> prove(BlockHeader header, Height at);
}
