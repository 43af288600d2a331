package dev.touchstone.wallet.asset;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.collectible.NftRef;

/// What is owned. Immutable.
public sealed interface AssetId {
    /// The coin of a network itself: bitcoin.
    record Coin(Network network) implements AssetId {}

    /// The coin of a chain of Ethereum: ether.
    ///
    /// @param chain its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain])
    record Ether(String chain) implements AssetId {}

    /// Units of a token, each as good as any other (ERC-20).
    record Token(TokenContract contract) implements AssetId {}

    /// A single thing of a collection, or one kind of thing (ERC-721, ERC-1155).
    record Collectible(NftRef ref) implements AssetId {}
}
