package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;

/// Where a proof ends: what this program believes without proof. Immutable.
public sealed interface TrustAnchor {
    /// The first block of a Bitcoin network, built into this program.
    record GenesisBlock(Network network, BlockHash hash) implements TrustAnchor {}

    /// A block of an Ethereum network that the user trusts: a checkpoint. All that a light client follows from it
    /// rests on the sync committee in its state.
    ///
    /// @param chain the network's name ([dev.touchstone.spv.ethereum.beacon.EthereumChain#id()])
    /// @param root the root of the beacon block
    record Checkpoint(String chain, Hash256 root) implements TrustAnchor {}
}
