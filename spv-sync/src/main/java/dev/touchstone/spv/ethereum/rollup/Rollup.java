package dev.touchstone.spv.ethereum.rollup;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;

/// A chain that settles on Ethereum, and the word in which a contract there keeps what is settled. Immutable.
///
/// @param id its short name
/// @param chainId what its transactions name it by (EIP-155)
/// @param settlesOn the network of the contract ([dev.touchstone.spv.ethereum.beacon.EthereumChain#id()])
/// @param contract the contract's address, at which its storage is
/// @param settled the word: of an OP Stack the address of the game that was decided last, of Nitro the hash of
///     the assertion that was confirmed last, of checkpoints the mapping that they are in
/// @param source where contract and word were looked up, and when
public record Rollup(
        Kind kind,
        String id,
        String title,
        long chainId,
        String settlesOn,
        EthereumAddress contract,
        StorageKey settled,
        String source) {

    /// By what rules a chain settles.
    public enum Kind {
        /// A registry of anchor states, moved on by dispute games.
        OP_STACK,
        /// Arbitrum's assertions, with disputes by BoLD.
        NITRO,
        /// Checkpoints of Polygon PoS, which commit to what blocks hold and to no state.
        CHECKPOINTS
    }
}
