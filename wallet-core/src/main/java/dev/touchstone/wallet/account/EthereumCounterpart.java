package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.Network;

/// Which chains of Ethereum go with a network of Bitcoin in one wallet. Real money and money for trying things out
/// never mix. Pure. A chain is named by its id ([dev.touchstone.spv.ethereum.beacon.EthereumChain]).
public final class EthereumCounterpart {
    public static final String MAINNET = "mainnet";
    public static final String SEPOLIA = "sepolia";
    public static final String PRACTICE = "practice";

    private EthereumCounterpart() {}

    /// The chain that a wallet of this network looks at when nobody chose another.
    public static String of(Network network) {
        return switch (network) {
            case BITCOIN_MAIN -> MAINNET;
            case BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> SEPOLIA;
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> PRACTICE;
        };
    }

    /// Whether a wallet of this network may show amounts of this chain. The main networks belong together and so do
    /// the practice networks; a test network takes any chain but Ethereum's main one.
    public static boolean goWith(Network network, String chain) {
        return switch (network) {
            case BITCOIN_MAIN -> chain.equals(MAINNET);
            case BITCOIN_PRACTICE -> chain.equals(PRACTICE);
            case BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET, BITCOIN_REGTEST -> !chain.equals(MAINNET);
        };
    }
}
