package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// Something that a token's contract counts. Immutable.
public sealed interface TokenAsset {
    EthereumAddress contract();

    /// Units of a fungible token (ERC-20), in its smallest unit.
    record Units(EthereumAddress contract) implements TokenAsset {}

    /// A single token with a number (ERC-721): somebody has one or none.
    record Piece(EthereumAddress contract, BigInteger id) implements TokenAsset {}

    /// A kind of token with a number (ERC-1155).
    record Item(EthereumAddress contract, BigInteger id) implements TokenAsset {}
}
