package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.HexFormat;
import java.util.Optional;

/// Where Uniswap v3 is on a network. Immutable.
///
/// @param quoter tells what an exchange would come to (`QuoterV2`)
/// @param router exchanges (`SwapRouter02`)
/// @param wrapped the token that stands for ether in its pools (WETH9)
public record SwapContracts(EthereumAddress quoter, EthereumAddress router, EthereumAddress wrapped) {
    /// As Uniswap's own documentation has them (Deployments, Ethereum).
    private static final SwapContracts MAINNET = new SwapContracts(
            address("61ffe014ba17989e743c5f6cb21bf9697530b21e"),
            address("68b3465833fb72a70ecdf485e0e4c7bd8665fc45"),
            address("c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"));

    static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }

    /// Those of the network with this number; empty where none are known.
    public static Optional<SwapContracts> on(long chainId) {
        return chainId == 1 ? Optional.of(MAINNET) : Optional.empty();
    }
}
