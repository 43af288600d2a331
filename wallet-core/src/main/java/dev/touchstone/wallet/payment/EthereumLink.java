package dev.touchstone.wallet.payment;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;

/// Writes the link with which somebody asks for ether (ERC-681). Thread-safe.
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
}
