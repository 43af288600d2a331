package dev.touchstone.wallet.asset;

import dev.touchstone.spv.chain.Network;

/// What is owned. Immutable.
public sealed interface AssetId {
    /// The coin of a network itself: bitcoin.
    record Coin(Network network) implements AssetId {}

    /// The coin of a chain of Ethereum: ether.
    ///
    /// @param chain its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain])
    record Ether(String chain) implements AssetId {}
}
