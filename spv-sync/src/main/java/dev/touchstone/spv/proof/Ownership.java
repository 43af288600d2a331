package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// That an account owns a single token of a collection (ERC-721). Immutable.
///
/// @param id the token's number
public record Ownership(EthereumAddress contract, BigInteger id, EthereumAddress owner) {}
