package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// Writes the link with which somebody asks for ether or for a token (ERC-681). Thread-safe.
///
/// It always names the chain, and the address with its checksum: money sent on another chain arrives at the same
/// address there, where nobody looks for it.
public final class EthereumLink {
    private EthereumLink() {}

    /// Asks for any amount.
    ///
    /// @param chainId the number by which transactions name the chain (EIP-155)
    public static String of(EthereumAddress to, long chainId) {
        if (chainId < 1) throw new IllegalArgumentException("no chain " + chainId);
        return "ethereum:" + to.text() + "@" + chainId;
    }

    /// Asks for this much.
    public static String of(EthereumAddress to, long chainId, Wei value) {
        return of(to, chainId) + "?value=" + value.value();
    }

    /// Asks for any amount of a token.
    ///
    /// @param contract of the token
    public static String ofToken(EthereumAddress contract, long chainId, EthereumAddress to) {
        return of(contract, chainId) + "/transfer?address=" + to.text();
    }

    /// Asks for this much of a token.
    ///
    /// @param units of its smallest, from 0 to 2^256 - 1
    public static String ofToken(EthereumAddress contract, long chainId, EthereumAddress to, BigInteger units) {
        if (units.signum() < 0 || units.bitLength() > 256) throw new IllegalArgumentException(units + " units");
        return ofToken(contract, chainId, to) + "&uint256=" + units;
    }
}
