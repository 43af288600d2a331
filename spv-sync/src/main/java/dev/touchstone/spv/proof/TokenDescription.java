package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.TokenMetadata;
import java.math.BigInteger;

/// What describes a token, by the address that its contract names. Immutable.
///
/// @param id the token's number
/// @param bytes the description as it was found
/// @param metadata what the bytes say
public record TokenDescription(EthereumAddress contract, BigInteger id, ByteString bytes, TokenMetadata metadata) {}
