package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;

/// The picture of a token, by the address that its description names. Immutable. The bytes are whatever the
/// description means by them: that they can be drawn is another question.
///
/// @param id the token's number
public record NftPicture(EthereumAddress contract, BigInteger id, ByteString bytes) {}
