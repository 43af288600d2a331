package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.content.arweave.ArweaveId;

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

    /// An address that is made of the content itself. Nothing is believed here but that this is the address that
    /// was meant.
    ///
    /// @param address `ipfs://…` or `ar://…`
    record ContentName(String address) implements TrustAnchor {
        static ContentName of(ArweaveId id) {
            return new ContentName("ar://" + id.text());
        }
    }
}
