package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;

/// What an account is to sign so that it runs the code of `delegate` (EIP-7702). Immutable.
///
/// @param authority whose word it is to be
/// @param chainId the chain it is meant for; zero means any
/// @param delegate zero ends a delegation
/// @param nonce unsigned
public record UnsignedAuthorization(
        EthereumAddress authority, BigInteger chainId, EthereumAddress delegate, long nonce) {
    public UnsignedAuthorization {
        if (chainId.signum() < 0 || chainId.bitLength() > 256) throw new IllegalArgumentException("chain " + chainId);
    }

    /// With a signature that is none.
    Authorization blank() {
        return signed(TransactionSignature.NONE);
    }

    /// What the account signs.
    public Hash256 signingHash() {
        return blank().signingHash();
    }

    /// With its signature.
    ///
    /// @param signature with the parity of its point in `v`
    public Authorization signed(TransactionSignature signature) {
        return new Authorization(chainId, delegate, nonce, signature);
    }
}
