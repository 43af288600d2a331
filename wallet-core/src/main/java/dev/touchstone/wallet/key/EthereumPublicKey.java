package dev.touchstone.wallet.key;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;

/// From a public key to the account of Ethereum that it signs for (Yellow Paper, appendix F). Pure.
public final class EthereumPublicKey {
    private EthereumPublicKey() {}

    /// The account of a compressed public key.
    ///
    /// @throws IllegalArgumentException when the key is no point of the curve
    public static EthereumAddress address(Secp256k1 curve, byte[] publicKey) {
        return EthereumAddress.ofWord(Keccak256.of(curve.coordinates(publicKey)));
    }

    /// The account of a secret key.
    public static EthereumAddress address(Secp256k1 curve, Secret secret) {
        return secret.use(bytes -> address(curve, curve.publicKey(bytes)));
    }
}
