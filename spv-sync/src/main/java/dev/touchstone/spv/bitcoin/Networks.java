package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.math.BigInteger;
import java.util.List;

/// The parameters of each Bitcoin network, as Bitcoin Core 31 has them (`kernel/chainparams.cpp`). Thread-safe.
public final class Networks {
    private static final String FIRST_COINBASE = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
    private static final Target EASIEST = limit("00000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    private static final BitcoinParameters MAIN = new BitcoinParameters(
            Network.BITCOIN_MAIN,
            0xf9beb4d9,
            8333,
            genesis(FIRST_COINBASE, 1231006505, 0x1d00ffff, 2083236893),
            EASIEST,
            Difficulty.RETARGET,
            Height.of(227931),
            Height.of(363725),
            Height.of(388381),
            Height.of(481824),
            Work.ofHex("1128750f82f4c366153a3a030"),
            List.of(
                    "seed.bitcoin.sipa.be",
                    "dnsseed.bluematt.me",
                    "seed.bitcoin.jonasschnelli.ch",
                    "seed.btc.petertodd.net",
                    "seed.bitcoin.sprovoost.nl",
                    "dnsseed.emzy.de",
                    "seed.bitcoin.wiz.biz",
                    "seed.mainnet.achownodes.xyz"));

    private static final BitcoinParameters TESTNET3 = new BitcoinParameters(
            Network.BITCOIN_TESTNET3,
            0x0b110907,
            18333,
            genesis(FIRST_COINBASE, 1296688602, 0x1d00ffff, 414098458),
            EASIEST,
            Difficulty.RETARGET_OR_20_MINUTES,
            Height.of(21111),
            Height.of(330776),
            Height.of(581885),
            Height.of(834624),
            Work.ofHex("17dde1c649f3708d14b6"),
            List.of(
                    "testnet-seed.bitcoin.jonasschnelli.ch",
                    "seed.tbtc.petertodd.net",
                    "seed.testnet.bitcoin.sprovoost.nl",
                    "testnet-seed.bluematt.me",
                    "seed.testnet.achownodes.xyz"));

    private static final BitcoinParameters TESTNET4 = new BitcoinParameters(
            Network.BITCOIN_TESTNET4,
            0x1c163f28,
            48333,
            genesis(
                    "7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e",
                    1714777860,
                    0x1d00ffff,
                    393743547),
            EASIEST,
            Difficulty.BIP94,
            Height.of(1),
            Height.of(1),
            Height.of(1),
            Height.of(1),
            Work.ofHex("9a0fe15d0177d086304"),
            List.of("seed.testnet4.bitcoin.sprovoost.nl", "seed.testnet4.wiz.biz"));

    /// The signatures of BIP325 lie in the coinbase: headers do not show them.
    private static final BitcoinParameters SIGNET = new BitcoinParameters(
            Network.BITCOIN_SIGNET,
            0x0a03cf40,
            38333,
            genesis(FIRST_COINBASE, 1598918400, 0x1e0377ae, 52613770),
            limit("00000377ae000000000000000000000000000000000000000000000000000000"),
            Difficulty.RETARGET,
            Height.of(1),
            Height.of(1),
            Height.of(1),
            Height.of(1),
            Work.ofHex("b463ea0a4b8"),
            List.of("seed.signet.bitcoin.sprovoost.nl", "seed.signet.achownodes.xyz"));

    private static final BitcoinParameters REGTEST = regtest(Network.BITCOIN_REGTEST);
    private static final BitcoinParameters PRACTICE = regtest(Network.BITCOIN_PRACTICE);

    private Networks() {}

    public static BitcoinParameters of(Network network) {
        return switch (network) {
            case BITCOIN_MAIN -> MAIN;
            case BITCOIN_TESTNET3 -> TESTNET3;
            case BITCOIN_TESTNET4 -> TESTNET4;
            case BITCOIN_SIGNET -> SIGNET;
            case BITCOIN_REGTEST -> REGTEST;
            case BITCOIN_PRACTICE -> PRACTICE;
        };
    }

    private static BitcoinParameters regtest(Network network) {
        return new BitcoinParameters(
                network,
                0xfabfb5da,
                18444,
                genesis(FIRST_COINBASE, 1296688602, 0x207fffff, 2),
                limit("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                Difficulty.FIXED,
                Height.of(1),
                Height.of(1),
                Height.of(1),
                Height.GENESIS,
                Work.ZERO,
                List.of());
    }

    private static BlockHeader genesis(String merkleRoot, long time, int bits, int nonce) {
        var root = Hash256.fromDisplay(merkleRoot).orElseThrow();
        return new BlockHeader(1, new BlockHash(Hash256.ZERO), root, time, bits, nonce);
    }

    private static Target limit(String hex) {
        return new Target(new BigInteger(hex, 16));
    }
}
