package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import java.util.List;

/// What tells one Bitcoin network from another: its first block, its rules, its port and its names. Immutable.
///
/// @param magic the four bytes that begin each message, as they stand on the wire
/// @param powLimit the easiest target allowed
/// @param difficulty how the next target follows from the headers before it
/// @param bip34 from this height on version 1 is retired; `bip66` retires 2 and `bip65` retires 3
/// @param segwit from this height on a coinbase commits to the witnesses (BIP141)
/// @param minimumChainWork the work this network is known to have: a chain with less is not it
/// @param dnsSeeds host names that answer with addresses of nodes
public record BitcoinParameters(
        Network network,
        int magic,
        int port,
        BlockHeader genesis,
        Target powLimit,
        Difficulty difficulty,
        Height bip34,
        Height bip66,
        Height bip65,
        Height segwit,
        Work minimumChainWork,
        List<String> dnsSeeds) {

    /// Blocks in a difficulty period, and the seconds they should take.
    public static final int PERIOD = 2016;

    public static final int PERIOD_SECONDS = 14 * 24 * 60 * 60;
    public static final int BLOCK_SECONDS = 600;

    /// How the next target follows from the headers before it.
    public enum Difficulty {
        /// Every 2016 blocks, by the time they took.
        RETARGET,
        /// The same, but a block more than 20 minutes after the one before may have the easiest target
        /// (testnet3).
        RETARGET_OR_20_MINUTES,
        /// The same, but the new target is reckoned from the first block of the period, and a period cannot
        /// begin more than 600 s before its predecessor's last block (testnet4, BIP94).
        BIP94,
        /// Always the target of the first block (regtest).
        FIXED
    }

    public BitcoinParameters {
        dnsSeeds = List.copyOf(dnsSeeds);
    }
}
