package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Where Uniswap v3 is on a network. Immutable.
///
/// @param quoter tells what an exchange would come to (`QuoterV2`)
/// @param router exchanges (`SwapRouter02`)
/// @param wrapped the token that stands for ether in its pools (WETH9)
/// @param factory made the pools (`UniswapV3Factory`)
public record SwapContracts(
        EthereumAddress quoter, EthereumAddress router, EthereumAddress wrapped, EthereumAddress factory) {
    /// `POOL_INIT_CODE_HASH` of Uniswap's v3-periphery.
    private static final ByteString POOL_CODE =
            bytes("e34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54");

    private static final int CREATE2 = 0xff;

    /// As Uniswap's own documentation has them (Deployments, Ethereum).
    private static final SwapContracts MAINNET = new SwapContracts(
            address("61ffe014ba17989e743c5f6cb21bf9697530b21e"),
            address("68b3465833fb72a70ecdf485e0e4c7bd8665fc45"),
            address("c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"),
            address("1f98431c8ad98523631ae4a59f267346ea31f984"));

    static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }

    private static ByteString bytes(String hex) {
        return ByteString.of(HexFormat.of().parseHex(hex));
    }

    /// Where the pool of two tokens with this fee is, whether or not it was made (EIP-1014; `PoolAddress` of
    /// Uniswap's v3-periphery).
    EthereumAddress pool(EthereumAddress one, EthereumAddress other, int fee) {
        boolean isFirst = one.value().hex().compareTo(other.value().hex()) < 0;
        var key = AbiValue.encode(List.of(
                AbiValue.of(isFirst ? one : other),
                AbiValue.of(isFirst ? other : one),
                AbiValue.word(BigInteger.valueOf(fee))));
        var out = new ByteArrayOutputStream();
        out.write(CREATE2);
        out.writeBytes(factory.value().toArray());
        out.writeBytes(Keccak256.of(key).toBytes());
        out.writeBytes(POOL_CODE.toArray());
        return EthereumAddress.ofWord(Keccak256.of(out.toByteArray()));
    }

    /// Those of the network with this number; empty where none are known.
    public static Optional<SwapContracts> on(long chainId) {
        return chainId == 1 ? Optional.of(MAINNET) : Optional.empty();
    }
}
