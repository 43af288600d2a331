package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Network;

/// Where a proof ends: what this program believes without proof. Immutable.
public sealed interface TrustAnchor {
    Network network();

    /// The first block of a Bitcoin network, built into this program.
    record GenesisBlock(Network network, BlockHash hash) implements TrustAnchor {}
}
