package dev.touchstone.spv.ethereum.ens;

import java.util.OptionalLong;

/// The number by which a name's addresses on different chains are told apart: SLIP-44's for most, and for chains
/// like Ethereum one made of the chain's own number (ENSIP-9, ENSIP-11). Immutable.
public record CoinType(long number) {
    public static final CoinType BITCOIN = new CoinType(0);
    public static final CoinType ETHER = new CoinType(60);

    private static final long EVM = 0x8000_0000L;
    private static final long MOST = 0xffff_ffffL;
    private static final long MAINNET = 1;

    public CoinType {
        if (number < 0 || number > MOST) throw new IllegalArgumentException("a coin type of " + number);
    }

    /// Of a chain like Ethereum.
    ///
    /// @param chainId under 2^31; 0 stands for all chains that have no address of their own (ENSIP-19)
    public static CoinType ofChain(long chainId) {
        if (chainId < 0 || chainId >= EVM) throw new IllegalArgumentException("no coin type for chain " + chainId);
        return chainId == MAINNET ? ETHER : new CoinType(EVM | chainId);
    }

    /// The chain's number, where it is a chain like Ethereum.
    public OptionalLong chainId() {
        if (equals(ETHER)) return OptionalLong.of(MAINNET);
        return number >= EVM ? OptionalLong.of(number - EVM) : OptionalLong.empty();
    }
}
