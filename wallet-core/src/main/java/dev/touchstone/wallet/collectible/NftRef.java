package dev.touchstone.wallet.collectible;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// Which thing of which collection: its contract on a chain of Ethereum and its number there (ERC-721, ERC-1155).
/// Immutable.
///
/// @param chain its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain])
public record NftRef(String chain, EthereumAddress contract, BigInteger id) {
    public static final BigInteger MOST = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    public NftRef {
        if (id.signum() < 0 || id.compareTo(MOST) > 0) throw new IllegalArgumentException("number " + id);
    }

    @Override
    public String toString() {
        return "number " + id + " of " + contract + " on " + chain;
    }
}
