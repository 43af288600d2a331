package dev.touchstone.wallet.asset;

import dev.touchstone.spv.ethereum.EthereumAddress;

/// Which token is meant: its contract on a chain of Ethereum. What it calls itself says nothing about which it is.
/// Immutable.
///
/// @param chain its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain])
public record TokenContract(String chain, EthereumAddress address) {
    @Override
    public String toString() {
        return address + " on " + chain;
    }
}
