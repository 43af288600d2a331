package dev.touchstone.wallet.asset;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// How much of an asset, counted in its smallest unit. Immutable.
public record Amount(AssetId asset, BigInteger units) {
    public static Amount of(Network network, Satoshis satoshis) {
        return new Amount(new AssetId.Coin(network), BigInteger.valueOf(satoshis.value()));
    }

    public static Amount of(String chain, Wei wei) {
        return new Amount(new AssetId.Ether(chain), wei.value());
    }
}
