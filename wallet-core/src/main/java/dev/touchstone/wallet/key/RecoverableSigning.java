package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import java.math.BigInteger;
import java.util.Optional;

/// Signs hashes as Ethereum wants them signed: with the nonce of RFC 6979, a low `s` (EIP-2), and the parity from
/// which the signer is found again. Pure and thread-safe.
public final class RecoverableSigning {
    private static final int SCALAR = 32;

    private RecoverableSigning() {}

    /// The signature, from which this account was found again before it is handed out; empty where that did not
    /// work: then the computer is faulty.
    ///
    /// @param account whose key it is
    /// @param key stays the caller's to close
    public static Optional<RecoverableSignature> sign(
            Secp256k1 curve, Hash256 hash, Secret key, EthereumAddress account) {
        var der = key.use(secret -> curve.signEcdsa(hash.toBytes(), secret));
        return EcdsaSignature.fromDer(der).flatMap(compact -> {
            var r = new BigInteger(1, compact, 0, SCALAR);
            var s = new BigInteger(1, compact, SCALAR, SCALAR);
            return right(hash, account, new RecoverableSignature(r, s, 0))
                    .or(() -> right(hash, account, new RecoverableSignature(r, s, 1)));
        });
    }

    private static Optional<RecoverableSignature> right(
            Hash256 hash, EthereumAddress account, RecoverableSignature signature) {
        return signature.signer(hash).filter(account::equals).map(_ -> signature);
    }
}
